msys.httpsrv.register_auth("GET", "/open", function(session) return true end)
msys.httpsrv.register_auth("GET", "/", function(session)
  local user = session:ctx_get()
  if user == nil then
    session:ctx_set("ada")
    session:session_suspend()
    msys.kit.put("event", session:request_event_get())
    user = msys.httpsrv.ASYNC
  end
  msys.kit.record("guard")
  return user
end)
msys.httpsrv.register("GET", "/open/resume", function(session)
  local waiting = msys.httpsrv.session_find(msys.kit.get("event"))
  local finished = tonumber(session:request_url_get().query)
  session:response_append(tostring(waiting:session_resume(finished)))
end)
msys.httpsrv.register("GET", "/", function(session)
  msys.kit.record("handler")
  session:response_append(session:request_username_get())
end)
