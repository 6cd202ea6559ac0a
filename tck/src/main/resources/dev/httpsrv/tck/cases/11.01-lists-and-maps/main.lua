msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  local apple = {
    name = "apple",
    price = 3,
    open = true,
    tags = { "red", "sweet" },
    stock = { { shelf = 1, left = false }, { shelf = 2, left = true } },
  }
  session:response_append(shop.describe_data(apple) .. "\n")
  local same = shop.same_data(apple)
  session:response_append(table.concat({
    same.name, tostring(same.open), same.price, #same.stock, tostring(same.stock[2].left),
    same.tags[1], #same.tags,
  }, " ") .. "\n")
  local lists, maps = { msys.array(), { { 7 } } }, { a = { b = { c = 7 } } }
  session:response_append(shop.describe_data(lists) .. " " .. shop.describe_data(maps) .. "\n")
  lists, maps = shop.same_data(lists), shop.same_data(maps)
  session:response_append(lists[2][1][1] .. " " .. maps.a.b.c .. "\n")
  same.tags[1] = "green"
  session:response_append(apple.tags[1])
end)
