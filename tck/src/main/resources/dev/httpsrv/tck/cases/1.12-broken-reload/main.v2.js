msys.httpsrv.register("GET", "/", (session) => session.response_append("new"));
const 1; // HERE
