msys.httpsrv.register_auth("GET", "/users/{user}", (session) =>
  session.request_path_param_get("user") === "ada" ? "ada" : false);
msys.httpsrv.register("GET", "/users/{id}/orders/{order}", (session) => {
  session.response_append(session.request_username_get() + ": ");
  session.response_append(session.request_path_param_get("order") + ", ");
  session.response_append(session.request_path_param_get("user") ?? "nothing");
});
