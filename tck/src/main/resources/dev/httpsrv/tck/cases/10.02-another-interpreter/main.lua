msys.httpsrv.register("GET", "/wait", function(session)
  local name = session:request_url_get().query
  if name == "nobody" then
    return
  end
  msys.kit.meet()
  session:response_append(name .. " waited")
  session:session_suspend()
  msys.kit.put(name, session:request_event_get())
  msys.kit.record("suspended")
  return msys.httpsrv.ASYNC
end)
msys.httpsrv.register("GET", "/resume", function(session)
  local resumed = {}
  for i, name in ipairs({ "one", "two" }) do
    local waiting = msys.httpsrv.session_find(msys.kit.get(name))
    waiting:response_append(", and resumed")
    resumed[i] = tostring(waiting:session_resume(1))
  end
  session:response_append(table.concat(resumed, " "))
end)
