msys.httpsrv.register("GET", "/wait", (session) => {
  const name = session.request_url_get().query;
  if (name === "nobody") {
    return;
  }
  msys.kit.meet();
  session.response_append(name + " waited");
  session.session_suspend();
  msys.kit.put(name, session.request_event_get());
  msys.kit.record("suspended");
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/resume", (session) => {
  const resumed = ["one", "two"].map((name) => {
    const waiting = msys.httpsrv.session_find(msys.kit.get(name));
    waiting.response_append(", and resumed");
    return waiting.session_resume(1);
  });
  session.response_append(resumed.join(" "));
});
