function hello(session) {}

msys.httpsrv.register("GET /", "/", hello); // HERE
