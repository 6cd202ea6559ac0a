msys.httpsrv.register("POST", "/", (session) => {
  try {
    session.request_data_get_xml();
    session.response_append("no reason");
  } catch (e) {
    session.response_append(e.message);
  }
});
