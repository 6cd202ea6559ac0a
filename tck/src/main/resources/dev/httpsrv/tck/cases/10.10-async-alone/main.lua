msys.httpsrv.register("GET", "/open", function(session) session:response_append("answered") end)
msys.httpsrv.register("GET", "/", function(session)
  session:response_append("not this")
  return msys.httpsrv.ASYNC
end)
