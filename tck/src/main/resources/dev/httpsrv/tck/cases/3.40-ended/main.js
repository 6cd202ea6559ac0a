let kept;
let reader;

msys.httpsrv.register("POST", "/keep", (session) => {
  kept = session;
  reader = session.request_data_get();
  session.response_append("kept");
});
msys.httpsrv.register("POST", "/use", (session) => {
  for (let call of [
    () => kept.response_append("more"),
    () => kept.response_printf("more"),
    () => kept.response_string("more"),
    () => kept.response_json({}),
    () => kept.response_xml({ name: "more" }),
    () => kept.response_status_set(404),
    () => kept.response_status_set_std(404),
    () => kept.response_status_ok(),
    () => kept.response_status_denied(),
    () => kept.response_status_not_found(),
    () => kept.response_status_error(),
    () => kept.response_header_set("X-Name", "more"),
    () => kept.response_io(reader, true),
    () => kept.response_flush(),
    () => kept.session_suspend(),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
  session.response_append("end");
});
