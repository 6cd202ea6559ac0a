local kept

local function found(event)
  return msys.httpsrv.session_find(event) == nil and "nothing" or "found"
end

msys.httpsrv.register("GET", "/never", function(session)
  kept = session
  session:response_append(tostring(session:session_resume(0)) .. " ")
  session:response_append(found(session:request_event_get()))
end)
msys.httpsrv.register("GET", "/ended", function(session)
  session:response_append(tostring(kept:session_resume(0)) .. " ")
  session:response_append(found(kept:request_event_get()))
end)
msys.httpsrv.register("GET", "/unknown", function(session)
  session:response_append(found("no such event") .. " " .. found(""))
end)
