msys.httpsrv.register("POST", "/json", function(session)
  session:response_json(session:request_data_get_json())
end)
