let open = false;
msys.httpsrv.register("GET", "/wait", async (session) => {
  const query = session.request_url_get().raw_query;
  msys.kit.record("waits");
  while (!open) {
    await msys.sleep(0.001);
  }
  session.response_append(`${query} came through`);
});
msys.httpsrv.register("GET", "/open", (session) => {
  open = true;
  session.response_append("open");
});
