msys.httpsrv.register("get", "/", (session) => session.response_append("lower"));
msys.httpsrv.register("GET", "/", (session) => session.response_append("upper"));
