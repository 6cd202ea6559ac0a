class Odd(BaseException):
    pass


def raises(session):
    raise Odd(7)


msys.httpsrv.register("GET", "/raises", raises)
msys.httpsrv.register("GET", "/works", lambda session: session.response_append("fine"))
