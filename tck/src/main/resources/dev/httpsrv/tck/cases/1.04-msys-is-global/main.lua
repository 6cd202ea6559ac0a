msys.httpsrv.register("GET", "/", function(session)
  msys.kit.record("in a handler")
  session:response_append("hello")
end)
