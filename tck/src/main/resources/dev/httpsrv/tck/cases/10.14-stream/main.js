const waiting = () => msys.httpsrv.session_find(msys.kit.get("event"));

msys.httpsrv.register("GET", "/wait", (session) => {
  session.response_status_ok("text/css");
  session.response_append("begun");
  session.response_flush();
  session.session_suspend();
  msys.kit.put("event", session.request_event_get());
  msys.kit.record("suspended");
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/send", (session) => {
  const other = waiting();
  other.response_append(", more");
  other.response_flush();
  try {
    other.response_status_set(404);
  } catch (e) {
    session.response_append(e.message);
  }
});
msys.httpsrv.register("GET", "/end", (session) => {
  const other = waiting();
  other.response_append(", end");
  session.response_append(String(other.session_resume(1)));
});
