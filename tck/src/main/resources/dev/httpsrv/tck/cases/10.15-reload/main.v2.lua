msys.httpsrv.register("GET", "/resume", function(session)
  local waiting = msys.httpsrv.session_find(msys.kit.get("event"))
  session:response_append(tostring(waiting:session_resume(0)) .. ", says v2")
end)
