msys.httpsrv.register("GET", "/changed", (session) => {
  session.response_append("new");
});
