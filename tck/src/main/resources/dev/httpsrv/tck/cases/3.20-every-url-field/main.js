msys.httpsrv.register("POST", "/", (session) => {
  const url = session.request_url_get();
  const names = session.request_data_get_string().split(";").filter((name) => name !== "");
  const missing = names.filter((name) => url[name] === undefined || url[name] === null);
  session.response_append("missing:" + missing.join(";"));
});
