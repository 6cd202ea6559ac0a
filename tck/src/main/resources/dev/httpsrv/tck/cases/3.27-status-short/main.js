const typeOf = (session) => session.request_url_get().query;

msys.httpsrv.register("GET", "/denied", (session) => {
  session.response_status_denied(typeOf(session));
});
msys.httpsrv.register("GET", "/not_found", (session) => {
  session.response_status_not_found(typeOf(session));
});
msys.httpsrv.register("GET", "/error", (session) => {
  session.response_status_error(typeOf(session));
});
msys.httpsrv.register("GET", "/ok", (session) => {
  session.response_status_error();
  session.response_append("kept");
  session.response_status_ok(typeOf(session));
});
msys.httpsrv.register("GET", "/", (session) => session.response_status_ok());
