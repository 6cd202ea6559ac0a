msys.httpsrv.register("get", "/", lambda session: session.response_append("lower"))
msys.httpsrv.register("GET", "/", lambda session: session.response_append("upper"))
