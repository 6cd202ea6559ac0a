msys.httpsrv.register("GET", "/raises", (session) => {
  session.response_header_set("X-Secret", "secret");
  session.response_status_set_std(201, "secret", "text/secret");
  throw new Error("secret");
});
msys.httpsrv.register("GET", "/misuses", (session) => {
  session.response_status_set_std("secret");
});
msys.httpsrv.register("GET", "/crashes", (session) => msys.shop.crash());
msys.httpsrv.register("GET", "/works", (session) => session.response_append("fine"));
