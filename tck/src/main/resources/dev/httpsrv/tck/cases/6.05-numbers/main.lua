msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  session:response_append(table.concat({
    shop.number_seen(0.1),
    shop.number_seen(3),
    tostring(shop.half(5) == 2.5),
    tostring(shop.half(6) == 3),
    shop.number_seen(1 / 0),
  }, "\n"))
end)
