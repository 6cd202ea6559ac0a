msys.httpsrv.register("GET", "/", (session) => {
  const calls = [
    () => msys.httpsrv.register("GET"),
    () => msys.shop.half(),
    () => session.request_header_get(),
    () => session.response_append(null),
  ];
  for (let call of calls) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
