local last

msys.httpsrv.register("GET", "/wait", function(session)
  local event = session:request_event_get()
  local state = session:ctx_get()
  local same = state == nil or (state == last and state.event == event)
  if state == nil then
    state = { runs = 0, event = event }
    session:ctx_set(state)
    last = state
  end
  state.runs = state.runs + 1
  session:response_append("run " .. state.runs .. ", ")
  if state.runs == 3 then
    session:response_append(same and "the same table and event" or "others")
    return msys.httpsrv.DONE
  end
  session:session_suspend()
  msys.kit.put("event", event)
  msys.kit.record("suspended, run " .. state.runs)
  return msys.httpsrv.ASYNC
end)
msys.httpsrv.register("GET", "/resume", function(session)
  local waiting = msys.httpsrv.session_find(msys.kit.get("event"))
  session:response_append(tostring(waiting:session_resume(0)))
end)
