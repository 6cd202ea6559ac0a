let count = 0;

msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.meet();
  count += 1;
  session.response_append(String(count));
});
