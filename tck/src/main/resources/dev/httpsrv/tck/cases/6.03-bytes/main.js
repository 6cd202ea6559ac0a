msys.httpsrv.register("POST", "/text", (session) => {
  session.response_append(msys.shop.reversed("aä"));
});
msys.httpsrv.register("POST", "/empty", (session) => {
  session.response_append(msys.shop.reversed(""));
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_append(msys.shop.reversed(session.request_data_get_bytes()));
});
