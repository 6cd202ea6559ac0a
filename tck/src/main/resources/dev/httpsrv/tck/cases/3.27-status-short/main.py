def type_of(session):
    return session.request_url_get().query


def ok(session):
    session.response_status_error()
    session.response_append("kept")
    session.response_status_ok(type_of(session))


def route(path, handler):
    msys.httpsrv.register("GET", path, handler)


route("/denied", lambda s: s.response_status_denied(type_of(s)))
route("/not_found", lambda s: s.response_status_not_found(type_of(s)))
route("/error", lambda s: s.response_status_error(type_of(s)))
route("/ok", ok)
route("/", lambda s: s.response_status_ok())
