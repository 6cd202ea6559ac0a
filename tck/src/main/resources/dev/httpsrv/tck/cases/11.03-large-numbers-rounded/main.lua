msys.httpsrv.register("POST", "/", function(session)
  local value, reason = session:request_data_get_json()
  if value then
    session:response_json(value)
  else
    session:response_append(reason)
  end
end)
