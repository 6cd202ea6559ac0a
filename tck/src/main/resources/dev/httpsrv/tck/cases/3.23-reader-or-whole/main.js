msys.httpsrv.register("POST", "/reader-first", (session) => {
  const reader = session.request_data_get();
  const others = [
    () => session.request_data_get_string(),
    () => session.request_data_get_bytes(),
    () => session.request_data_get_json(),
    () => session.request_data_get_xml(),
    () => session.request_data_get(),
  ];
  for (let other of others) {
    try {
      other();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
  session.response_append(reader.read());
});
msys.httpsrv.register("POST", "/whole-first", (session) => {
  session.response_append(session.request_data_get_string() + " ");
  session.response_append(session.request_data_get().read());
  session.response_append(" ");
  session.response_append(session.request_data_get().read());
});
