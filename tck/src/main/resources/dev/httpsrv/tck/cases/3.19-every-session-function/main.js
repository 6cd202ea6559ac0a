msys.httpsrv.register("POST", "/", (session) => {
  const names = session.request_data_get_string().split(";").filter((name) => name !== "");
  const missing = names.filter((name) => typeof session[name] !== "function");
  session.response_append("missing:" + missing.join(";"));
});
