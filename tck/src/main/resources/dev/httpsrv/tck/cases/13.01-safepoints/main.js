msys.httpsrv.register("GET", "/", function (session) {
  msys.kit.record("begun");
  while (!msys.kit.get("enough")) {}
  session.response_append("enough");
});
