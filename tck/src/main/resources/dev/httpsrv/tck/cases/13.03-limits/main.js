var count = 0;
msys.httpsrv.register("GET", "/count", function (session) {
  count = count + 1;
  session.response_append(String(count));
});
msys.httpsrv.register("GET", "/", function () {
  count = count + 1;
  for (;;) {
    try {
      for (;;) {}
    } finally {
      continue;
    }
  }
});
