msys.httpsrv.register(null, "/", (session) => {
  session.response_append(session.request_method_get());
});
