msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.record("in a handler");
  session.response_append("hello");
});
