msys.httpsrv.register("GET", "/", (session) => {
  session.response_header_set("Cache-Control", "no-store");
  session.response_header_set("X-Twice", "first");
  session.response_header_set("x-twice", "second");
  session.response_header_set("X-Number", 7);
  session.response_header_set("content-type", "application/json");
  session.response_append("{}");
});
