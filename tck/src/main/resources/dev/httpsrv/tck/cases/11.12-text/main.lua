msys.httpsrv.register("GET", "/", function(session)
  local given = { "ä€😀", "", 'a"b\\c', "line", "hi" }
  session:response_append(msys.shop.describe_data(given) .. "\n")
  local same = true
  for i, text in ipairs(msys.shop.same_data(given)) do
    same = same and text == given[i]
  end
  session:response_append(tostring(same))
end)
msys.httpsrv.register("POST", "/", function(session)
  session:response_json(session:request_data_get_json())
end)
