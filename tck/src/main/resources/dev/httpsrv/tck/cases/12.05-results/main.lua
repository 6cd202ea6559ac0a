local function tells(path, value)
  msys.httpsrv.register("GET", path, function(session)
    local _, told, why = pcall(value)
    session:response_append(tostring(told or why))
  end)
end

tells("/price", function() return msys.shop.eventual_price("apple") end)
tells("/caught", function() return msys.shop.eventual_price("plums") end)
tells("/tag", function() return msys.shop.eventual_tag("7") end)
tells("/unread", function() return msys.shop.eventual_tag("cheap") end)
tells("/crash", function() return msys.shop.eventual_crash() end)
