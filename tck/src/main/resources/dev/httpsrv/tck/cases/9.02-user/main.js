msys.httpsrv.register_auth("GET", "/named", (session) =>
  session.request_username_get() == null ? "Ada Lovelace" : false);
msys.httpsrv.register_auth("GET", "/unnamed", (session) => true);
msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(session.request_username_get() ?? "nothing");
});
