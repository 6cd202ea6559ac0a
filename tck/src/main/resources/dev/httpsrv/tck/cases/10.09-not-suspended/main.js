let kept;

const found = (event) => (msys.httpsrv.session_find(event) == null ? "nothing" : "found");

msys.httpsrv.register("GET", "/never", (session) => {
  kept = session;
  session.response_append(`${session.session_resume(0)} ${found(session.request_event_get())}`);
});
msys.httpsrv.register("GET", "/ended", (session) => {
  session.response_append(`${kept.session_resume(0)} ${found(kept.request_event_get())}`);
});
msys.httpsrv.register("GET", "/unknown", (session) => {
  session.response_append(`${found("no such event")} ${found("")}`);
});
