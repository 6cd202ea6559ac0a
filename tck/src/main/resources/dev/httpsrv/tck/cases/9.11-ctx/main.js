const account = {};

msys.httpsrv.register_auth("GET", "/", (session) => {
  session.ctx_set(account);
  return "ada";
});
msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(session.ctx_get() === account ? "the very same" : "another");
});
