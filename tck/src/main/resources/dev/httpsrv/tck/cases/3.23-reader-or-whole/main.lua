msys.httpsrv.register("POST", "/reader-first", function(session)
  local reader = session:request_data_get()
  local others = {
    "request_data_get_string",
    "request_data_get_bytes",
    "request_data_get_json",
    "request_data_get_xml",
    "request_data_get",
  }
  for _, other in ipairs(others) do
    local ok, message = pcall(function() session[other](session) end)
    session:response_append(message .. "\n")
  end
  session:response_append(reader:read())
end)
msys.httpsrv.register("POST", "/whole-first", function(session)
  session:response_append(session:request_data_get_string() .. " ")
  session:response_append(session:request_data_get():read() .. " ")
  session:response_append(session:request_data_get():read())
end)
