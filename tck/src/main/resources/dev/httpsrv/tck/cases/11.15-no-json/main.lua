msys.httpsrv.register("POST", "/", function(session)
  local value, reason = session:request_data_get_json()
  session:response_append(value == nil and reason or "no reason")
end)
