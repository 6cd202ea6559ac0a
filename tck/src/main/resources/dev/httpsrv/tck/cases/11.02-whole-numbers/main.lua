msys.httpsrv.register("GET", "/", function(session)
  local numbers = { 0, 1, -1, 2147483648, 9007199254740991, -9007199254740991 }
  session:response_append(msys.shop.describe_data(numbers) .. "\n")
  local same = true
  for i, number in ipairs(msys.shop.same_data(numbers)) do
    same = same and number == numbers[i]
  end
  session:response_append(tostring(same))
end)
msys.httpsrv.register("POST", "/", function(session)
  session:response_json(session:request_data_get_json())
end)
