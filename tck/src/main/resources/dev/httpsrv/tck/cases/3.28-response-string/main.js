msys.httpsrv.register("GET", "/bytes", (session) => {
  session.response_string(msys.shop.reversed(new Uint8Array([255, 0])));
});
msys.httpsrv.register("GET", "/empty", (session) => {
  session.response_append("first");
  session.response_status_not_found();
  session.response_string("");
});
msys.httpsrv.register("GET", "/", (session) => {
  session.response_append("first");
  session.response_string("not this");
  session.response_string("second ä");
  session.response_append(", and more");
});
