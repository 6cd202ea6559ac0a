msys.httpsrv.register("GET", "/before", "hello");

const hello = (session) => session.response_append("hello");

msys.httpsrv.register("GET", "/after", "hello");
