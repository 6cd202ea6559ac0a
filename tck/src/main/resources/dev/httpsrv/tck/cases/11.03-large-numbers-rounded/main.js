msys.httpsrv.register("POST", "/", (session) => {
  try {
    session.response_json(session.request_data_get_json());
  } catch (e) {
    session.response_append(e.message);
  }
});
