msys.httpsrv.register("GET", "/", function(session)
  for _, value in ipairs({
    0 / 0,
    { a = 1 / 0 },
    { items = { {}, { price = -1 / 0 } } },
    { "\255" },
  }) do
    local ok, message = pcall(function() session:response_json(value) end)
    session:response_append(message .. "\n")
  end
end)
