function hello(session) {}

msys.httpsrv.register("GET", "foo", hello); // HERE
