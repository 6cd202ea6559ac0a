msys.httpsrv.register("GET", "/", function(session)
  local shop, null = msys.shop, msys.null
  local list, map = { null, 2, null }, { a = null }
  session:response_append(shop.describe_data(nil) .. " ")
  session:response_append(shop.describe_data(list) .. " " .. shop.describe_data(map) .. "\n")
  local same_list, same_map = shop.same_data(list), shop.same_data(map)
  session:response_append(table.concat({
    tostring(shop.same_data(nil) == nil and shop.same_data(null) == nil),
    #same_list,
    tostring(same_list[1] == null),
    tostring(same_list[3] == shop.VOID),
    tostring(same_map.a == null),
  }, " "))
end)
msys.httpsrv.register("POST", "/", function(session)
  session:response_json(session:request_data_get_json())
end)
