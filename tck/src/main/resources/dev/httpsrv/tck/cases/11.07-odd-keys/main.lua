msys.httpsrv.register("GET", "/", function(session)
  local odd = { [true] = 1 }
  for _, value in ipairs({ odd, { items = { 1, odd } } }) do
    local ok, message = pcall(function() msys.shop.describe_data(value) end)
    session:response_append(message .. "\n")
  end
end)
