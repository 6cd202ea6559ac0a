const route = (path, handler) => msys.httpsrv.register("GET", path, handler);

route("/reason", (session) => {
  session.response_append("body");
  session.response_status_set(299, "Quite Fine");
});
route("/usual", (session) => session.response_status_set(404));
route("/kept", (session) => {
  session.response_status_set_std(200, "a {}", "text/css");
  session.response_status_set(503);
});
route("/replaced", (session) => {
  session.response_status_set(299, "Quite Fine");
  session.response_status_set(200);
});
route("/wrong", (session) => {
  for (let call of [
    () => session.response_status_set(199),
    () => session.response_status_set(600, "More"),
    () => session.response_status_set(),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
