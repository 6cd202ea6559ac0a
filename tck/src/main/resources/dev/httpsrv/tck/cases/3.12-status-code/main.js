msys.httpsrv.register("GET", "/ends", (session) => {
  session.response_status_set_std(session.request_url_get().query === "599" ? 599 : 299);
});
msys.httpsrv.register("GET", "/", (session) => {
  for (let code of [99, 101, 600, -200, 200.5, "OK"]) {
    try {
      session.response_status_set_std(code, "not this", "text/html");
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
