msys.httpsrv.register("GET", "/", (session) => session.response_append("new"));
throw new Error("not today"); // HERE
