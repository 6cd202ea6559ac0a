def raises(session):
    session.response_header_set("X-Secret", "secret")
    session.response_status_set_std(201, "secret", "text/secret")
    raise ValueError("secret")


def misuses(session):
    session.response_status_set_std("secret")


msys.httpsrv.register("GET", "/raises", raises)
msys.httpsrv.register("GET", "/misuses", misuses)
msys.httpsrv.register("GET", "/crashes", lambda session: msys.shop.crash())
msys.httpsrv.register("GET", "/works", lambda session: session.response_append("fine"))
