msys.httpsrv.register("GET", "/", function(session)
  session:session_suspend()
  session:response_append(tostring(session:session_resume(1)) .. " ")
  session:response_append(tostring(session:session_resume(1)))
  return msys.httpsrv.ASYNC
end)
