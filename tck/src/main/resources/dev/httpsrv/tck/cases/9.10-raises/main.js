msys.httpsrv.register_auth("GET", "/open", (session) => true);
msys.httpsrv.register_auth("GET", "/", (session) => {
  session.response_status_set_std(200, "not this");
  throw new Error("no luck");
});
msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.record("handler");
  session.response_append("answered");
});
