msys.httpsrv.register("POST", "/", (session) => {
  try {
    session.response_append(session.request_data_get_string());
  } catch (e) {
    session.response_append(e.message);
  }
});
