function suspend(session) {
  try {
    session.session_suspend();
    return "suspended";
  } catch (e) {
    return e.message;
  }
}

msys.httpsrv.register("GET", "/wait", (session) => {
  suspend(session);
  msys.kit.put("event", session.request_event_get());
  msys.kit.record(suspend(session));
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/resume", (session) => {
  const waiting = msys.httpsrv.session_find(msys.kit.get("event"));
  session.response_append(suspend(waiting));
  waiting.session_resume(1);
});
