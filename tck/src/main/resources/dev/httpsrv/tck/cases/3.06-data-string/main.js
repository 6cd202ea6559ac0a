msys.httpsrv.register("POST", "/", (session) => {
  session.response_append(session.request_data_get_string());
});
