def guard(path, answer):
    def refuse(session):
        answer(session)
        return False

    msys.httpsrv.register_auth("GET", path, refuse)


def login(session):
    session.response_status_set(303)
    session.response_header_set("Location", "/welcome")


def token(session):
    session.response_status_set_std(401, "token, please")
    session.response_header_set("WWW-Authenticate", 'Bearer realm="shop"')


def sent(session):
    session.response_append("sent in")
    session.response_flush()
    session.response_append(" pieces")


guard("/login", login)
guard("/forbidden", lambda s: s.response_status_set_std(403, "<p>no</p>", "text/html"))
guard("/status", lambda s: s.response_status_set(418))
guard("/token", token)
guard("/form", lambda s: s.response_status_set_std(200, "<form>", "text/html"))
guard("/realm", lambda s: s.response_header_set("WWW-Authenticate", 'Bearer realm="shop"'))
guard("/sent", sent)
msys.httpsrv.register("GET", "/", lambda session: msys.kit.record("handler"))
