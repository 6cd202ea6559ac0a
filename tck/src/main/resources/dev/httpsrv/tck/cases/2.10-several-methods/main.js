msys.httpsrv.register("GET", "/items", (session) => session.response_append("read"));
msys.httpsrv.register("POST", "/items", (session) => session.response_append("written"));
msys.httpsrv.register(null, "/items", (session) => session.response_append("anything else"));
