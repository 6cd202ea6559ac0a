msys.httpsrv.register("GET", "/", function(session)
  for _, call in ipairs({
    function() session:response_printf("%d") end,
    function() session:response_printf("%d %5.1f", 1) end,
    function() session:response_printf("%d", "one") end,
    function() session:response_printf("%x", 1.5) end,
    function() session:response_printf("%f", true) end,
    function() session:response_printf("%s %s", "a", nil) end,
    function() session:response_printf("%s", { 1 }) end,
    function() session:response_printf("a %y", 1) end,
    function() session:response_printf("100%") end,
    function() session:response_printf("%100d", 1) end,
    function() session:response_printf() end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
