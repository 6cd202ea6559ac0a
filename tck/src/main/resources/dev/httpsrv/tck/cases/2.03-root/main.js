msys.httpsrv.register("GET", "/", (session) => {
  session.response_append("root");
});
