msys.httpsrv.register("GET", "/wait", (session) => {
  session.response_append("waited");
  session.session_suspend();
  msys.kit.put("event", session.request_event_get());
  msys.kit.record("suspended");
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/resume", (session) => {
  const waiting = msys.httpsrv.session_find(msys.kit.get("event"));
  waiting.response_append(", and resumed");
  waiting.response_status_set(201);
  waiting.response_header_set("X-By", "another request");
  session.response_append(String(waiting.session_resume(1)));
});
