msys.httpsrv.register("POST", "/append", (session) => {
  session.response_append(session.request_data_get_bytes());
});
msys.httpsrv.register("POST", "/set", (session) => {
  const body = session.request_data_get_bytes();
  session.response_status_set_std(200, body, "application/octet-stream");
});
msys.httpsrv.register("POST", "/size", (session) => {
  const body = session.request_data_get_bytes();
  session.response_append(body instanceof Uint8Array ? String(body.length) : typeof body);
});
