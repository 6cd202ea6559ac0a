msys.httpsrv.register("GET", "/", function(session)
  local shop = msys.shop
  local f = function() end
  for _, call in ipairs({
    function() shop.describe_data(f) end,
    function() shop.describe_data({ items = { { price = f } } }) end,
    function() shop.describe_data({ items = { 7, session } }) end,
    function() shop.describe_data({ ["a/b~c"] = f }) end,
    function() shop.describe_all("title", 1, { shop.find("apple") }) end,
    function() session:response_json({ handler = f }) end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
  session:response_append("end")
end)
