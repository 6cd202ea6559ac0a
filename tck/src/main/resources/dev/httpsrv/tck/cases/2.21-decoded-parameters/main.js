msys.httpsrv.register("GET", "/files/{name}", (session) => {
  const path = session.request_url_get().path;
  session.response_append(session.request_path_param_get("name") + " in " + path);
});
