def fail(session):
    session.response_status_set_std(200, "not this")
    raise ValueError("no luck")


def answer(session):
    msys.kit.record("handler")
    session.response_append("answered")


msys.httpsrv.register_auth("GET", "/open", lambda session: True)
msys.httpsrv.register_auth("GET", "/", fail)
msys.httpsrv.register("GET", "/", answer)
