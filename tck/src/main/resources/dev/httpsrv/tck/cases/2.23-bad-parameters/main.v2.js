msys.httpsrv.register("GET", "/users/{1}", (session) => {}); // HERE
