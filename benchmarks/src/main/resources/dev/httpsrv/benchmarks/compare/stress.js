// What benchmarks/stress asks for, in JavaScript.
msys.httpsrv.register("GET", "/js/hello", (session) => {
  session.response_status_set_std(200, "hello", "text/plain");
});

msys.httpsrv.register("GET", "/js/sleep", async (session) => {
  await msys.sleep(1);
  session.response_status_set_std(200, "slept", "text/plain");
});

msys.httpsrv.register("GET", "/js/loop", (session) => {
  const stop = Date.now() + 3500;
  while (Date.now() < stop) {}
  session.response_status_set_std(200, "ended", "text/plain");
});
