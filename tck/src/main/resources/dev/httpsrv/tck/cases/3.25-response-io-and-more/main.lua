msys.httpsrv.register("POST", "/immediate", function(session)
  session:response_status_ok("text/plain")
  session:response_append("> ")
  session:response_io(session:request_data_get(), true)
  session:response_append(", and more")
end)
msys.httpsrv.register("POST", "/later", function(session)
  session:response_status_ok("text/plain")
  local reader = session:request_data_get()
  session:response_io(reader)
  for _, call in ipairs({
    function() session:response_append("more") end,
    function() session:response_printf("more") end,
    function() session:response_flush() end,
    function() session:response_io(reader, true) end,
  }) do
    local ok, message = pcall(call)
    msys.kit.record(message)
  end
end)
