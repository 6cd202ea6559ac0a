function hello(session) {}

msys.httpsrv.register("GET", "/", "helo"); // HERE
