msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(msys.shop.reference_seen("anything") + "\n");
  session.response_append(msys.shop.reference_seen(() => 7));
});
