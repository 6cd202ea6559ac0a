msys.httpsrv.register("POST", "/js/response_io", (session) => {
  session.response_io(session.request_data_get());
});

msys.httpsrv.register("POST", "/js/loop", (session) => {
  const reader = session.request_data_get();
  for (let piece = reader.read(); piece !== null; piece = reader.read()) {
    session.response_append(piece);
    session.response_flush();
  }
});
