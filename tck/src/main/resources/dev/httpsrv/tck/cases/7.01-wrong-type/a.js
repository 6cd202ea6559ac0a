function hello(session) {}

msys.httpsrv.register("GET", true, hello); // HERE
