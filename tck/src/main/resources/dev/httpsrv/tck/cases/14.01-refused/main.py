msys.httpsrv.register("GET", "/", lambda session: session.response_append("served"))
