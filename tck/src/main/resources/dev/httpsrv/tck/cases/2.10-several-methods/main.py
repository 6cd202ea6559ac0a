msys.httpsrv.register("GET", "/items", lambda session: session.response_append("read"))
msys.httpsrv.register("POST", "/items", lambda session: session.response_append("written"))
msys.httpsrv.register(None, "/items", lambda session: session.response_append("anything else"))
