msys.httpsrv.register("POST", "/json", (session) => {
  session.response_json(session.request_data_get_json());
});
