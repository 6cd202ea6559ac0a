msys.httpsrv.register("GET", "/wait", function(session)
  session:session_suspend()
  msys.kit.put("event", session:request_event_get())
  msys.kit.record("suspended")
  return msys.httpsrv.ASYNC
end)
msys.registerControl("resume", function(cc)
  local waiting = msys.httpsrv.session_find(msys.kit.get("event"))
  if waiting then
    waiting:response_append("resumed by a command")
    print(waiting:session_resume(1))
  else
    print("nothing")
  end
end)
