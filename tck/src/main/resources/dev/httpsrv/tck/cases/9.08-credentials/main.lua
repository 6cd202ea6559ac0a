msys.httpsrv.register("GET", "/", function(session)
  local user, password = session:request_credentials_get()
  session:response_append(user and user .. "|" .. password or "nothing")
end)
