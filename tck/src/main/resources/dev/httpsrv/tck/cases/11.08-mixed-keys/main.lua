msys.httpsrv.register("GET", "/", function(session)
  for _, value in ipairs({
    { 1, 2, a = 3 },
    { a = { 1, b = 2 } },
    { [0] = 1 },
    { [1.5] = 1 },
    { [print] = 1 },
    { ["\255"] = 1 },
  }) do
    local ok, message = pcall(function() msys.shop.describe_data(value) end)
    session:response_append(message .. "\n")
  end
end)
