local function guard(method, path, user)
  msys.httpsrv.register_auth(method, path, function(session) return user end)
end

guard("GET", "/shop/back", "first")
guard("GET", "/shop", "second")
guard(nil, "/shop", "any method")
guard("GET", "/shop/back/never", nil)
msys.httpsrv.register(nil, "/", function(session)
  session:response_append(session:request_username_get() or "nothing")
end)
