msys.httpsrv.register("GET", "/", function(session)
  local numbers = { 0.5, -0.25, 0.1, 1e-7, 1e300 }
  session:response_append(msys.shop.describe_data(numbers) .. "\n")
  local same = true
  for i, number in ipairs(msys.shop.same_data(numbers)) do
    same = same and number == numbers[i]
  end
  session:response_append(tostring(same))
end)
msys.httpsrv.register("POST", "/json", function(session)
  session:response_json(session:request_data_get_json())
end)
msys.httpsrv.register("POST", "/", function(session)
  local n = session:request_data_get_json()
  local exact = n[3] == 0.1 and n[4] == 1e-7 and n[5] == 1.5e300
  if exact then
    session:response_printf("%s %s %d %d", n[1], n[2], n[6], n[7])
  end
end)
