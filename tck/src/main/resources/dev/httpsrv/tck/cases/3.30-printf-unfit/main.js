msys.httpsrv.register("GET", "/", (session) => {
  for (let call of [
    () => session.response_printf("%d"),
    () => session.response_printf("%d %5.1f", 1),
    () => session.response_printf("%d", "one"),
    () => session.response_printf("%x", 1.5),
    () => session.response_printf("%f", true),
    () => session.response_printf("%s %s", "a", null),
    () => session.response_printf("%s", [1]),
    () => session.response_printf("a %y", 1),
    () => session.response_printf("100%"),
    () => session.response_printf("%100d", 1),
    () => session.response_printf(),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
