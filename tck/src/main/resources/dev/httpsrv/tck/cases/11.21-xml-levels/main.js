msys.httpsrv.register("POST", "/", (session) => {
  try {
    session.response_xml(session.request_data_get_xml());
  } catch (e) {
    session.response_append(e.message);
  }
});
