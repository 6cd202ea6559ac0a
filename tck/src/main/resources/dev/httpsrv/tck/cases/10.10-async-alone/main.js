msys.httpsrv.register("GET", "/open", (session) => session.response_append("answered"));
msys.httpsrv.register("GET", "/", (session) => {
  session.response_append("not this");
  return msys.httpsrv.ASYNC;
});
