msys.httpsrv.register("POST", "/all", function(session)
  local reader = session:request_data_get()
  session:response_append(reader:read())
  session:response_append("|" .. (reader:read() or "nothing"))
end)
msys.httpsrv.register("POST", "/wrong", function(session)
  local reader = session:request_data_get()
  for _, most in ipairs({ 0, "many" }) do
    local ok, message = pcall(function() reader:read(most) end)
    session:response_append(message .. "\n")
  end
  session:response_append(reader:read(100))
end)
msys.httpsrv.register("POST", "/", function(session)
  local reader = session:request_data_get()
  local piece = reader:read(5)
  while piece do
    session:response_append(piece .. "|")
    piece = reader:read(5)
  end
  session:response_append("nothing|" .. (reader:read(5) or "nothing"))
end)
