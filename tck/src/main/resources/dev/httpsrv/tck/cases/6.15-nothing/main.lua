msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  local apple = shop.find("apple")
  session:response_append(shop.buy(apple, nil) .. "\n")
  session:response_append(shop.buy(apple) .. "\n")
  session:response_append(shop.shout("loud", "louder", 3) .. "\n")
  local result = shop.nothing()
  session:response_append(tostring(result == nil))
end)
