let kept;

msys.httpsrv.register("GET", "/wait", (session) => {
  kept = session;
  session.session_suspend();
  msys.kit.record("suspended");
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/find", (session) => {
  const found = msys.httpsrv.session_find(kept.request_event_get());
  session.response_append(found == null ? "nothing" : "found");
});
msys.httpsrv.register("GET", "/kept", (session) => {
  session.response_append(String(kept.session_resume(0)));
});
