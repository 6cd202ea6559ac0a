account = {}


def guard(session):
    session.ctx_set(account)
    return "ada"


def answer(session):
    session.response_append("the very same" if session.ctx_get() is account else "another")


msys.httpsrv.register_auth("GET", "/", guard)
msys.httpsrv.register("GET", "/", answer)
