msys.httpsrv.register("GET", "/fallback", (session) => {
  session.response_header_set("X-Method", session.request_method_get());
  session.response_append("a body that is not sent");
});
msys.httpsrv.register("GET", "/own", (session) => session.response_append("not this"));
msys.httpsrv.register("HEAD", "/own", (session) => {
  session.response_status_set_std(204);
  session.response_header_set("X-Own", "yes");
});
msys.httpsrv.register("POST", "/post", (session) => {});
