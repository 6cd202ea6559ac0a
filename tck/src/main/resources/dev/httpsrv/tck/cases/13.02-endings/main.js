msys.httpsrv.register("GET", "/fine", function (session) {
  session.response_append("fine");
});
msys.httpsrv.register("GET", "/", function (session) {
  msys.kit.record("begun");
  while (!msys.kit.get("enough")) {
    try {
      while (!msys.kit.get("enough")) {}
    } catch (e) {
    } finally {
      continue;
    }
  }
  session.response_append("enough");
});
