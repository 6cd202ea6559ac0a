msys.httpsrv.register("GET", "/", function(session)
  local calls = {
    function() msys.httpsrv.register("GET") end,
    function() msys.shop.half() end,
    function() session:request_header_get() end,
    function() session:response_append(nil) end,
  }
  for _, call in ipairs(calls) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
