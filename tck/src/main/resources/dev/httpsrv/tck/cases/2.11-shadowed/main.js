msys.httpsrv.register("GET", "/", (session) => session.response_append("first"));
msys.httpsrv.register("GET", "/", (session) => session.response_append("second"));
