msys.httpsrv.register("POST", "/js/echo", (session) => {
  session.response_io(session.request_data_get());
});
