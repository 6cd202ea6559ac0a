msys.httpsrv.register("POST", "/", function(session)
  session:response_append(session:request_data_get_string())
end)
