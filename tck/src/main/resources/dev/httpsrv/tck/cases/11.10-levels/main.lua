local function nested(levels)
  local value = { 7 }
  for i = 2, levels do
    value = { value }
  end
  return value
end

msys.httpsrv.register("GET", "/json", function(session) session:response_json(nested(1000)) end)
msys.httpsrv.register("GET", "/", function(session)
  local value, levels = msys.shop.same_data(nested(1000)), 0
  while type(value) == "table" do
    value, levels = value[1], levels + 1
  end
  session:response_append(levels .. "\n")
  for _, call in ipairs({
    function() msys.shop.same_data(nested(1001)) end,
    function() session:response_json(nested(1001)) end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
