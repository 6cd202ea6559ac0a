msys.httpsrv.register(nil, "/", function(session)
  session:response_append(session:request_method_get())
end)
