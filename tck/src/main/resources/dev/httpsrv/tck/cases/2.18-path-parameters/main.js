msys.httpsrv.register("GET", "/users/{id}/orders/{order_2}", (session) => {
  const [order, user] = ["order_2", "id"].map((name) => session.request_path_param_get(name));
  session.response_append(`order ${order} of ${user}`);
});
msys.httpsrv.register("GET", "/users/{id}", (session) => {
  session.response_append("user " + session.request_path_param_get("id"));
});
