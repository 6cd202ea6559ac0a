msys.httpsrv.register("GET", "/done", (session) => {
  session.session_suspend();
  msys.kit.put("event", session.request_event_get());
  session.response_append("answered");
  return msys.httpsrv.DONE;
});
msys.httpsrv.register("GET", "/find", (session) => {
  const found = msys.httpsrv.session_find(msys.kit.get("event"));
  session.response_append(found == null ? "nothing" : "found");
});
