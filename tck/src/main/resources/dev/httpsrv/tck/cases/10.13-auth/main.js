msys.httpsrv.register_auth("GET", "/open", (session) => true);
msys.httpsrv.register_auth("GET", "/", (session) => {
  let user = session.ctx_get();
  if (user == null) {
    session.ctx_set("ada");
    session.session_suspend();
    msys.kit.put("event", session.request_event_get());
    user = msys.httpsrv.ASYNC;
  }
  msys.kit.record("guard");
  return user;
});
msys.httpsrv.register("GET", "/open/resume", (session) => {
  const waiting = msys.httpsrv.session_find(msys.kit.get("event"));
  const finished = Number(session.request_url_get().query);
  session.response_append(String(waiting.session_resume(finished)));
});
msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.record("handler");
  session.response_append(session.request_username_get());
});
