msys.httpsrv.register("POST", "/immediate", (session) => {
  session.response_status_ok("text/plain");
  session.response_append("> ");
  session.response_io(session.request_data_get(), true);
  session.response_append(", and more");
});
msys.httpsrv.register("POST", "/later", (session) => {
  session.response_status_ok("text/plain");
  const reader = session.request_data_get();
  session.response_io(reader);
  for (let call of [
    () => session.response_append("more"),
    () => session.response_printf("more"),
    () => session.response_flush(),
    () => session.response_io(reader, true),
  ]) {
    try {
      call();
    } catch (e) {
      msys.kit.record(e.message);
    }
  }
});
