msys.httpsrv.register("GET", "/open", (session) => {
  msys.kit.put("gate", "open");
  session.response_append("opened by v2");
});
