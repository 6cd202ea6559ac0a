msys.httpsrv.register("GET", "/", function(session)
  local item, price, discount, fresh = msys.shop.cheapest()
  local noted = discount == nil and "nothing" or "something"
  session:response_append(item .. " " .. price .. " " .. noted .. " " .. tostring(fresh))
end)
