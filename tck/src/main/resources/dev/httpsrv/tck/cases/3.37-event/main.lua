local seen = {}

msys.httpsrv.register("GET", "/", function(session)
  local event = session:request_event_get()
  local same = type(event) == "string" and event == session:request_event_get()
  session:response_append(same and "the same string, " or "another, ")
  session:response_append(seen[event] and "seen before" or "new")
  seen[event] = true
end)
