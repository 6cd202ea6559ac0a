let count = 0;

msys.httpsrv.register("GET", "/", (session) => {
  if (session.request_url_get().query === "nobody") {
    return;
  }
  msys.kit.meet();
  count += 1;
  session.response_append(String(count));
});
