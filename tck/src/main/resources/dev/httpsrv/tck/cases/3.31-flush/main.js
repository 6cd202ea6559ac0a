msys.httpsrv.register("GET", "/alone", (session) => session.response_flush());
msys.httpsrv.register("GET", "/", (session) => {
  session.response_status_set_std(201, "a", "text/css");
  session.response_header_set("X-Name", "before");
  session.response_flush();
  session.response_append("b");
  session.response_flush(false);
  session.response_append("c\n");
  for (let call of [
    () => session.response_status_set(404),
    () => session.response_status_set_std(404, "not this"),
    () => session.response_status_ok("text/html"),
    () => session.response_header_set("X-Name", "after"),
    () => session.response_string("not this"),
    () => session.response_json({}),
    () => session.response_xml({ name: "not-this" }),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
  session.response_append("end");
});
