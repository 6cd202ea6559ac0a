msys.httpsrv.register(null, "/tea", (session) => {
  session.response_append(session.request_method_get());
});
msys.httpsrv.register(undefined, "/", (session) => {
  session.response_append(session.request_method_get());
});
