msys.httpsrv.register("POST", "/", function(session)
  session:response_append("all")
  session:response_flush(true)
  for _, call in ipairs({
    function() session:response_append("more") end,
    function() session:response_printf("more") end,
    function() session:response_io(session:request_data_get()) end,
    function() session:response_flush() end,
  }) do
    local ok, message = pcall(call)
    msys.kit.record(message)
  end
end)
