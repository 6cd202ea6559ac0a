msys.httpsrv.register("GET", "/", lambda session: session.response_append("first"))
msys.httpsrv.register("GET", "/", lambda session: session.response_append("second"))
