msys.httpsrv.register("GET", "/wait", function(session)
  local name = session:request_url_get().query
  if name == "nobody" then
    return
  end
  msys.kit.meet()
  session:ctx_set("kept")
  session:session_suspend()
  msys.kit.put(name, session:request_event_get())
  msys.kit.record("suspended")
  return msys.httpsrv.ASYNC
end, "registered")
msys.httpsrv.register("GET", "/look", function(session)
  local seen = {}
  for _, name in ipairs({ "one", "two" }) do
    local waiting = msys.httpsrv.session_find(msys.kit.get(name))
    for _, call in ipairs({
      function() return waiting:ctx_get() end,
      function() return waiting:service_ctx_get() end,
      function()
        waiting:ctx_set({})
        return "set"
      end,
    }) do
      local ok, result = pcall(call)
      seen[#seen + 1] = ok and result or result:gsub("^main.*: the", "the")
    end
    waiting:session_resume(1)
  end
  table.sort(seen, function(a, b) return (#a > 20 and "a" or "b") .. a < (#b > 20 and "a" or "b") .. b end)
  session:response_append(table.concat(seen, "\n"))
end)
