msys.httpsrv.register("GET", "/leave", function(session)
  session:ctx_set("left behind")
end)
msys.httpsrv.register("GET", "/", function(session)
  local seen = {}
  local function look()
    local value = session:ctx_get()
    seen[#seen + 1] = value == nil and "nothing" or tostring(value)
  end
  look()
  session:ctx_set("text")
  look()
  session:ctx_set(7)
  look()
  session:ctx_set(true)
  look()
  local state = { count = 1 }
  session:ctx_set(state)
  state.count = 2
  local same = session:ctx_get() == state and session:ctx_get().count == 2
  seen[#seen + 1] = same and "the same" or "another"
  session:ctx_set(nil)
  look()
  session:response_append(table.concat(seen, ", "))
end)
