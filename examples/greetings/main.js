// A script that uses another: curl http://127.0.0.1:2081/greetings/js
const greet = require("./lib/greet");

msys.httpsrv.register("GET", "/greetings/js", (session) => {
  session.response_append(greet.hello(session.request_header_get("user-agent")));
});
