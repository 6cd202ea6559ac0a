msys.httpsrv.register("GET", "/wait", async (session) => {
  msys.kit.record("waits in v1");
  while (msys.kit.get("gate") !== "open") {
    await msys.sleep(0.001);
  }
  session.response_append("came through in v1");
});
