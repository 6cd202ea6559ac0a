def guard(session):
    msys.kit.record("guard")
    seen = session.request_method_get() + " " + session.request_url_get().path
    session.response_header_set("X-Guard", seen)
    return True


def answer(session):
    msys.kit.record("handler")
    session.response_append("answered")


msys.httpsrv.register_auth("GET", "/shop", guard)
msys.httpsrv.register("GET", "/", answer)
