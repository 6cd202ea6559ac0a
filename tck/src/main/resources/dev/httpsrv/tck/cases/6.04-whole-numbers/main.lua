msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  local function show(value)
    session:response_append(tostring(value) .. "\n")
  end
  show(shop.int_seen(2147483647))
  show(shop.int_seen(-2147483648))
  show(shop.int_seen(3.0))
  show(shop.long_seen(9007199254740991))
  show(shop.long_seen(-9007199254740991))
  show(shop.next(9007199254740990) == 9007199254740991)
  show(shop.next(2147483647) == 2147483648)
  for _, call in ipairs({
    function() shop.int_seen(2147483648) end,
    function() shop.int_seen(0.5) end,
    function() shop.long_seen(1 / 0) end,
    function() shop.long_seen("one") end,
  }) do
    local ok, message = pcall(call)
    show(message)
  end
end)
