msys.httpsrv.register("GET", "/", function(session)
  for _, value in ipairs({
    { 1, nil, 3 },
    { nil, 2 },
    { 1, nil, nil, nil, 5, 6, 7, 8 },
    { a = { 1, nil, 3 } },
    { nil, nil, 3 },
    { a = { [1] = 1, [1000000] = 2 } },
  }) do
    local ok, result = pcall(function() return msys.shop.describe_data(value) end)
    session:response_append(result .. "\n")
  end
end)
