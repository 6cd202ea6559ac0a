msys.httpsrv.register("GET", "/wait", function(session)
  if session:ctx_get() then
    session:response_append("again in v1")
    return msys.httpsrv.DONE
  end
  session:ctx_set(true)
  session:session_suspend()
  msys.kit.put("event", session:request_event_get())
  msys.kit.record("suspended in v1")
  return msys.httpsrv.ASYNC
end)
