msys.httpsrv.register("GET", "/", function(session)
  local map = {}
  map.self = { self = map }
  local list = {}
  list[1], list[2] = list, list
  for _, value in ipairs({ map, list }) do
    local ok, message = pcall(function() msys.shop.describe_data(value) end)
    session:response_append(message .. "\n")
  end
  local shared = { 7 }
  session:response_append(msys.shop.describe_data({ shared, shared }))
end)
