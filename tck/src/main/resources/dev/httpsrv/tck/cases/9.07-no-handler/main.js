msys.httpsrv.register_auth(null, "/shop", (session) =>
  session.request_header_get("X-Key") === "7");
msys.httpsrv.register("GET", "/shop/apples", (session) => {});
