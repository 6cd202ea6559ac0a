msys.httpsrv.register("GET", "/b", (session) => session.response_append("second /b"));
