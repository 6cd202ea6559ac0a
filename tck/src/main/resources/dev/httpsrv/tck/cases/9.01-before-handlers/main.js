msys.httpsrv.register_auth("GET", "/shop", (session) => {
  msys.kit.record("guard");
  const seen = session.request_method_get() + " " + session.request_url_get().path;
  session.response_header_set("X-Guard", seen);
  return true;
});
msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.record("handler");
  session.response_append("answered");
});
