msys.httpsrv.register("POST", "/lua/response_io", function(session)
  session:response_io(session:request_data_get())
end)

msys.httpsrv.register("POST", "/lua/loop", function(session)
  local reader = session:request_data_get()
  local piece = reader:read()
  while piece do
    session:response_append(piece)
    session:response_flush()
    piece = reader:read()
  end
end)
