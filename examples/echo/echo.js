// Sends the body back, byte for byte: curl --data-binary @photo.jpg http://127.0.0.1:2081/echo/js
msys.httpsrv.register("POST", "/echo/js", (session) => {
  session.response_header_set("Content-Type", session.request_header_get("content-type") ?? "application/octet-stream");
  session.response_append(session.request_data_get_bytes());
});
