msys.httpsrv.register("GET", "/", (session) => {
  for (let call of [
    () => session.response_status_set_std(500, "", "text/html\r\nX-Evil: 1"),
    () => session.response_status_ok("a\n"),
    () => session.response_status_denied("\ra"),
    () => session.response_status_not_found("a\0b"),
    () => session.response_status_error("a\r\n"),
    () => session.response_status_set(500, "Fine\r\nX-Evil: 1"),
    () => session.response_header_set("Content-Type", "text/html\n"),
    () => session.response_header_set("X-Name", "naïve"),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
