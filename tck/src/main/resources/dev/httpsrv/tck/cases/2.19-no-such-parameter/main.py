def answer(session):
    values = [session.request_path_param_get(name) for name in ["id", "ID", "users"]]
    session.response_append(" ".join("nothing" if each is None else each for each in values))


msys.httpsrv.register("GET", "/users/{id}", answer)
msys.httpsrv.register("GET", "/plain", answer)
