def guard(session):
    return "ada" if session.request_path_param_get("user") == "ada" else None


def order(session):
    session.response_append(session.request_username_get() + ": ")
    session.response_append(session.request_path_param_get("order") + ", ")
    session.response_append(session.request_path_param_get("user") or "nothing")


msys.httpsrv.register_auth("GET", "/users/{user}", guard)
msys.httpsrv.register("GET", "/users/{id}/orders/{order}", order)
