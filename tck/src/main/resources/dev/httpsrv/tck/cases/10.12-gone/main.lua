local kept

msys.httpsrv.register("GET", "/wait", function(session)
  kept = session
  session:session_suspend()
  msys.kit.record("suspended")
  return msys.httpsrv.ASYNC
end)
msys.httpsrv.register("GET", "/find", function(session)
  local found = msys.httpsrv.session_find(kept:request_event_get())
  session:response_append(found == nil and "nothing" or "found")
end)
msys.httpsrv.register("GET", "/kept", function(session)
  session:response_append(tostring(kept:session_resume(0)))
end)
