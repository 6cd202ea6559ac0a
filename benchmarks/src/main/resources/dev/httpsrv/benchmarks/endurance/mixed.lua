msys.httpsrv.register("GET", "/lua/hello", function(session)
  session:response_string("hello " .. session:request_url_get().attrs.name)
end)

msys.httpsrv.register("GET", "/lua/sleep", function(session)
  msys.sleep(0.02)
  session:response_string("slept")
end)

msys.httpsrv.register("POST", "/lua/echo", function(session)
  session:response_string(session:request_data_get_string())
end)

msys.httpsrv.register("GET", "/lua/error", function()
  error("as asked")
end)

msys.httpsrv.register("GET", "/lua/suspend", function(session)
  session:response_string("resumed")
  session:session_suspend()
  session:session_resume(1)
  return msys.httpsrv.ASYNC
end)

msys.httpsrv.register("GET", "/lua/stream", function(session)
  for i = 1, 20 do
    session:response_append(string.rep("x", 1000))
    session:response_flush()
  end
end)
