local function answer(session)
  for i, name in ipairs({ "id", "ID", "users" }) do
    local value = session:request_path_param_get(name)
    session:response_append((i > 1 and " " or "") .. (value or "nothing"))
  end
end

msys.httpsrv.register("GET", "/users/{id}", answer)
msys.httpsrv.register("GET", "/plain", answer)
