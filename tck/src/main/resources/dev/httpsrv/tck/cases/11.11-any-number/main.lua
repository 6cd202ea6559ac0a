msys.httpsrv.register("GET", "/", function(session)
  local all = msys.shop.describe_all
  session:response_append(all("none") .. ".\n")
  session:response_append(all("three", 1, "two", { 3 }) .. "\n")
  session:response_append(all("holes", nil, 1, nil, 2) .. "\n")
  for _, call in ipairs({
    function() all() end,
    function() all("title", 1, 2, function() end) end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
