msys.httpsrv.register("GET", "/", (session) => session.response_append("still here"));
