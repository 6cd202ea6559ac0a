msys.httpsrv.register("GET", "/done", function(session)
  session:response_append("done")
  return msys.httpsrv.DONE
end)
msys.httpsrv.register("GET", "/nothing", function(session)
  session:response_append("nothing")
  return
end)
msys.httpsrv.register("GET", "/text", function(session)
  session:response_append("text")
  return "this is not the body"
end)
