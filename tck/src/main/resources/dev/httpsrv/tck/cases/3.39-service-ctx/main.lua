local shared = { count = 0 }

local function answer(session)
  local found = session:service_ctx_get()
  if found == shared then
    shared.count = shared.count + 1
    session:response_append("the same, " .. shared.count)
  elseif type(found) == "function" then
    session:response_append(found())
  else
    session:response_append(found == nil and "nothing" or tostring(found))
  end
end

msys.httpsrv.register("GET", "/table", answer, shared)
msys.httpsrv.register("GET", "/table-too", answer, shared)
msys.httpsrv.register("GET", "/text", answer, "text ä")
msys.httpsrv.register("GET", "/number", answer, 7)
msys.httpsrv.register("GET", "/false", answer, false)
msys.httpsrv.register("GET", "/function", answer, function() return "called" end)
msys.httpsrv.register("GET", "/none", answer)
msys.httpsrv.register("GET", "/nothing", answer, nil)
