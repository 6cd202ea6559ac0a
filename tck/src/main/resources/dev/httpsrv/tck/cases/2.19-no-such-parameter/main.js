function answer(session) {
  const values = ["id", "ID", "users"].map((name) => session.request_path_param_get(name));
  session.response_append(values.map((each) => each ?? "nothing").join(" "));
}

msys.httpsrv.register("GET", "/users/{id}", answer);
msys.httpsrv.register("GET", "/plain", answer);
