def order(session):
    number, user = [session.request_path_param_get(name) for name in ["order_2", "id"]]
    session.response_append(f"order {number} of {user}")


msys.httpsrv.register("GET", "/users/{id}/orders/{order_2}", order)
msys.httpsrv.register(
    "GET", "/users/{id}", lambda s: s.response_append("user " + s.request_path_param_get("id"))
)
