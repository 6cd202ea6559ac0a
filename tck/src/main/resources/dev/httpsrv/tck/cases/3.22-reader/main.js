msys.httpsrv.register("POST", "/all", (session) => {
  const reader = session.request_data_get();
  session.response_append(reader.read());
  session.response_append("|" + (reader.read() ?? "nothing"));
});
msys.httpsrv.register("POST", "/wrong", (session) => {
  const reader = session.request_data_get();
  for (let most of [0, "many"]) {
    try {
      reader.read(most);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
  session.response_append(reader.read(100));
});
msys.httpsrv.register("POST", "/", (session) => {
  const reader = session.request_data_get();
  for (let piece = reader.read(5); piece; piece = reader.read(5)) {
    session.response_append(piece);
    session.response_append("|");
  }
  session.response_append("nothing|" + (reader.read(5) ?? "nothing"));
});
