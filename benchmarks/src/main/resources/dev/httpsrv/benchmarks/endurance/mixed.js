msys.httpsrv.register("GET", "/js/hello", (session) => {
  session.response_string("hello " + session.request_url_get().attrs.name);
});

msys.httpsrv.register("GET", "/js/sleep", async (session) => {
  await msys.sleep(0.02);
  session.response_string("slept");
});

msys.httpsrv.register("POST", "/js/echo", (session) => {
  session.response_string(session.request_data_get_string());
});

msys.httpsrv.register("GET", "/js/error", () => {
  throw new Error("as asked");
});

msys.httpsrv.register("GET", "/js/suspend", (session) => {
  session.response_string("resumed");
  session.session_suspend();
  session.session_resume(1);
  return msys.httpsrv.ASYNC;
});

msys.httpsrv.register("GET", "/js/stream", (session) => {
  for (let i = 0; i < 20; i++) {
    session.response_append("x".repeat(1000));
    session.response_flush();
  }
});
