msys.httpsrv.register_auth(None, "/shop", lambda s: s.request_header_get("X-Key") == "7")
msys.httpsrv.register("GET", "/shop/apples", lambda session: None)
