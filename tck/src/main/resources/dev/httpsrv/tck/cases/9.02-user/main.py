def named(session):
    return "Ada Lovelace" if session.request_username_get() is None else None


def user(session):
    session.response_append(session.request_username_get() or "nothing")


msys.httpsrv.register_auth("GET", "/named", named)
msys.httpsrv.register_auth("GET", "/unnamed", lambda session: True)
msys.httpsrv.register("GET", "/", user)
