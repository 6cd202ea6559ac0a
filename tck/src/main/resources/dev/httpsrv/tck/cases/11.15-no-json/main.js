msys.httpsrv.register("POST", "/", (session) => {
  try {
    session.request_data_get_json();
    session.response_append("no reason");
  } catch (e) {
    session.response_append(e.message);
  }
});
