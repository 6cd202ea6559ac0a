msys.httpsrv.register("GET", "/", function(session)
  local function item(name)
    return coroutine.wrap(function()
      local found = msys.shop.find(name)
      coroutine.yield(found.name)
      session:response_append(found.name .. " at " .. session:request_url_get().path .. ", ")
      coroutine.yield(msys.shop.long_seen(found.price))
    end)
  end
  local items = { item("apple"), item("pear") }
  for _, each in ipairs(items) do
    each()
  end
  local prices = 0
  for _, each in ipairs(items) do
    prices = prices + (tonumber(each()) > 0 and 1 or 0)
  end
  session:response_append(prices .. " prices")
end)
