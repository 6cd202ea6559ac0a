local register = msys.httpsrv.register
local waiting = ""

register(nil, "/wait", function(session)
  local answer = session:ctx_get()
  if answer then
    session:response_string(answer)
    return msys.httpsrv.DONE
  end
  waiting = session:request_event_get()
  session:session_suspend()
  return msys.httpsrv.ASYNC
end)

local function resume(answer)
  local session = msys.httpsrv.session_find(waiting)
  if not session then
    return "nobody waits"
  end
  session:ctx_set(answer)
  return tostring(session:session_resume(0))
end

register("GET", "/resume", function(session)
  session:response_string(resume("resumed"))
end)

register("GET", "/waits", function(session)
  session:response_string(tostring(msys.httpsrv.session_find(waiting) ~= nil))
end)

register("GET", "/number", function(session)
  session:response_string(session:request_url_get().raw_query)
end)
