msys.httpsrv.register("GET", "/", (session) => session.response_append("served"));
