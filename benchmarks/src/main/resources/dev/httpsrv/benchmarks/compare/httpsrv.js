const answers = require("answers");

msys.httpsrv.register("GET", "/hello", (session) => {
  session.response_status_set_std(200, "hello", "text/plain");
});

msys.httpsrv.register("POST", "/json", (session) => {
  session.response_json(answers.changed(session.request_data_get_json()));
});

msys.httpsrv.register("GET", "/page", (session) => {
  session.response_status_set_std(200, answers.page(), "text/html");
});

msys.httpsrv.register("GET", "/fib", (session) => {
  session.response_status_set_std(200, answers.fib(), "text/plain");
});

if (msys.sleep) {
  msys.httpsrv.register("GET", "/wait", async (session) => {
    await msys.sleep(0.01);
    session.response_status_set_std(200, "waited", "text/plain");
  });
}
