def guard(method, path, user):
    msys.httpsrv.register_auth(method, path, lambda session: user)


guard("GET", "/shop/back", "first")
guard("GET", "/shop", "second")
guard(None, "/shop", "any method")
guard("GET", "/shop/back/never", None)
msys.httpsrv.register(
    None, "/", lambda session: session.response_append(session.request_username_get() or "nothing")
)
