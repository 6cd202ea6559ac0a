local passwords = { ada = "secret" }

function check(session)
  local user, password = session:request_credentials_get()
  if user and password == passwords[user] then
    return user
  end
end

msys.httpsrv.register_auth(nil, "/", "check")
msys.httpsrv.register("GET", "/", function(session)
  session:response_append(session:request_username_get())
end)
