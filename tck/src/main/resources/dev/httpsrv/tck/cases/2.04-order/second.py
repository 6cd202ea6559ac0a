msys.httpsrv.register("GET", "/b", lambda session: session.response_append("second /b"))
