msys.httpsrv.register("POST", "/", function(session)
  local value, reason = session:request_data_get_json()
  session:response_append(reason or msys.shop.describe_data(value))
end)
