msys.httpsrv.register("POST", "/", (session) => {
  const [type, charset] = session.request_content_type_get() ?? [];
  session.response_append(`${type ?? "nothing"}, ${charset ?? "nothing"}`);
});
