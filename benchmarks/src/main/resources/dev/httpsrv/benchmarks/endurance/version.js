msys.httpsrv.register("GET", "/version/js", (session) => {
  session.response_string("0");
});
