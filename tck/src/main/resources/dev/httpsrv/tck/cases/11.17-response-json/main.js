const route = (path, handler) => msys.httpsrv.register("GET", path, handler);

route("/typed", (session) => {
  session.response_status_set_std(201, null, "application/problem+json");
  session.response_json({ a: 1 });
});
route("/replaced", (session) => {
  session.response_append("not this");
  session.response_json({ a: 1 });
});
route("/text", (session) => session.response_json("text"));
route("/nothing", (session) => session.response_json(null));
route("/", (session) => session.response_json([1, 0.5, true, null, 'ä"\\\n', { a: [] }]));
