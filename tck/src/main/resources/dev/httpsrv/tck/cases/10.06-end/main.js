msys.httpsrv.register("GET", "/wait", (session) => {
  session.response_status_set(202);
  session.session_suspend();
  msys.kit.put("event", session.request_event_get());
  msys.kit.record("run");
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/resume", (session) => {
  const waiting = msys.httpsrv.session_find(msys.kit.get("event"));
  const finished = Number(session.request_url_get().query);
  session.response_append(`${waiting.session_resume(finished)} ${waiting.session_resume(0)}`);
});
