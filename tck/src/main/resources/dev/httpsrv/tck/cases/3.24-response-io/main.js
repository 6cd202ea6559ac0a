msys.httpsrv.register("POST", "/rest", (session) => {
  session.response_status_ok("text/plain");
  const reader = session.request_data_get();
  reader.read(2);
  session.response_io(reader);
});
msys.httpsrv.register("POST", "/whole", (session) => {
  session.response_status_ok("text/plain");
  session.response_append(session.request_data_get_string() + " ");
  session.response_io(session.request_data_get(), false);
});
msys.httpsrv.register("POST", "/not-a-reader", (session) => {
  try {
    session.response_io("hello");
  } catch (e) {
    session.response_append(e.message);
  }
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_status_ok("text/plain");
  session.response_append("> ");
  session.response_io(session.request_data_get());
});
