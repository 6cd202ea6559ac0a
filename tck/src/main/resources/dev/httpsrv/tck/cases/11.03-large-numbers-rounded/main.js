msys.httpsrv.register("POST", "/", (session) => {
  session.response_json(session.request_data_get_json());
});
