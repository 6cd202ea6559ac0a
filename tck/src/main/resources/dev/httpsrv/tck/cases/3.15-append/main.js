msys.httpsrv.register("GET", "/many", (session) => {
  for (let i = 0; i < 40; i++) {
    session.response_append(String(i % 10));
  }
});
msys.httpsrv.register("GET", "/after", (session) => {
  session.response_status_set_std(201, "first", "text/css");
  session.response_append(", second");
});
msys.httpsrv.register("GET", "/", (session) => {
  session.response_append("text, ");
  session.response_append("");
  session.response_append("ünicode, ");
  session.response_append(String(1));
  session.response_append(new Uint8Array([44, 32, 98, 121, 116, 101, 115]));
});
