local kept
local reader

msys.httpsrv.register("POST", "/keep", function(session)
  kept = session
  reader = session:request_data_get()
  session:response_append("kept")
end)
msys.httpsrv.register("POST", "/use", function(session)
  for _, call in ipairs({
    function() kept:response_append("more") end,
    function() kept:response_printf("more") end,
    function() kept:response_string("more") end,
    function() kept:response_json({}) end,
    function() kept:response_xml({ name = "more" }) end,
    function() kept:response_status_set(404) end,
    function() kept:response_status_set_std(404) end,
    function() kept:response_status_ok() end,
    function() kept:response_status_denied() end,
    function() kept:response_status_not_found() end,
    function() kept:response_status_error() end,
    function() kept:response_header_set("X-Name", "more") end,
    function() kept:response_io(reader, true) end,
    function() kept:response_flush() end,
    function() kept:session_suspend() end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
  session:response_append("end")
end)
