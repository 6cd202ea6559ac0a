local function route(method, path, text)
  msys.httpsrv.register(method, path, function(session) session:response_append(text) end)
end

route("GET", "/users/me", "me")
route("GET", "/users/{id}", "any user")
route("GET", "/users/you", "never")
route("GET", "/items/{id}", "{id}")
route(nil, "/items/{other}", "{other}")
route("GET", "/{any}/{id}", "{id}")
route("GET", "/late/fixed", "never")
