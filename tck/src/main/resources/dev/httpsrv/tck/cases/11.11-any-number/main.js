msys.httpsrv.register("GET", "/", (session) => {
  const all = msys.shop.describe_all;
  session.response_append(all("none") + ".\n");
  session.response_append(all("three", 1, "two", [3]) + "\n");
  session.response_append(all("holes", null, 1, undefined, 2) + "\n");
  for (let call of [() => all(), () => all("title", 1, 2, () => {})]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
