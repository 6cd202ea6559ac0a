msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  session:response_append(shop.long_seen(9007199254740992) .. "\n")
  session:response_append(tostring(shop.next(9007199254740992) == 9007199254740992) .. "\n")
  session:response_append(tostring(shop.next(9007199254740994) - 1 > 9007199254740992))
end)
