msys.httpsrv.register("GET", "/", function(session)
  for _, call in ipairs({
    function() session:response_status_set_std(500, "", "text/html\r\nX-Evil: 1") end,
    function() session:response_status_ok("a\n") end,
    function() session:response_status_denied("\ra") end,
    function() session:response_status_not_found("a\0b") end,
    function() session:response_status_error("a\r\n") end,
    function() session:response_status_set(500, "Fine\r\nX-Evil: 1") end,
    function() session:response_header_set("Content-Type", "text/html\n") end,
    function() session:response_header_set("X-Name", "naïve") end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
