msys.httpsrv.register("POST", "/", function(session)
  local type, charset = session:request_content_type_get()
  session:response_append((type or "nothing") .. ", " .. (charset or "nothing"))
end)
