msys.httpsrv.register_auth(nil, "/shop", function(session)
  return session:request_header_get("X-Key") == "7"
end)
msys.httpsrv.register("GET", "/shop/apples", function(session) end)
