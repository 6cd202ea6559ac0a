msys.httpsrv.register("POST", "/", (session) => {
  session.response_append("all");
  session.response_flush(true);
  for (let call of [
    () => session.response_append("more"),
    () => session.response_printf("more"),
    () => session.response_io(session.request_data_get()),
    () => session.response_flush(),
  ]) {
    try {
      call();
    } catch (e) {
      msys.kit.record(e.message);
    }
  }
});
