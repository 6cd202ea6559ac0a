let known;

msys.httpsrv.register("GET", "/", (session) => {
  const scheduler = session.request_event_get_scheduler_inst();
  session.response_append(typeof scheduler === "string" && scheduler ? "a string, " : "none, ");
  session.response_append(
    known === undefined ? "the first" : known === scheduler ? "the same" : "another");
  known = scheduler;
});
