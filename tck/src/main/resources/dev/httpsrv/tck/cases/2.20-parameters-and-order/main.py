def route(method, path, text):
    msys.httpsrv.register(method, path, lambda session: session.response_append(text))


route("GET", "/users/me", "me")
route("GET", "/users/{id}", "any user")
route("GET", "/users/you", "never")
route("GET", "/items/{id}", "{id}")
route(None, "/items/{other}", "{other}")
route("GET", "/{any}/{id}", "{id}")
route("GET", "/late/fixed", "never")
