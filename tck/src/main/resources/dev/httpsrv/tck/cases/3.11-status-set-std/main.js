const route = (path, handler) => msys.httpsrv.register("GET", path, handler);

route("/typed", (session) => {
  session.response_status_set_std(404, "<p>gone: ä</p>", "text/html; charset=utf-8");
});
route("/untyped", (session) => session.response_status_set_std(201, "made"));
route("/kept", (session) => {
  session.response_header_set("Content-Type", "text/css");
  session.response_status_set_std(200, "a {}");
});
route("/alone", (session) => session.response_status_set_std(503));
route("/null", (session) => session.response_status_set_std(204, null, undefined));
route("/number", (session) => session.response_status_set_std(200, String(42)));
route("/again", (session) => {
  session.response_append("appended");
  session.response_status_set_std(500, "first");
  session.response_status_set_std(200, "second");
});
