msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  session:response_append(table.concat({
    shop.NAME,
    tostring(shop.SHELVES),
    tostring(shop.TAX),
    shop.OPEN == true and "open" or "closed",
    shop.ITEMS[1] .. " " .. shop.ITEMS[2],
    shop.FLOORS[0] .. " " .. shop.FLOORS[1],
  }, ", ") .. "\n")
  session:response_append(tostring(msys.httpsrv.DONE ~= msys.httpsrv.ASYNC))
end)
