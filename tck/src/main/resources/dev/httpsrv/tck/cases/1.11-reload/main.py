def answer(session):
    session.response_append("old")


msys.httpsrv.register("GET", "/changed", answer)
msys.httpsrv.register("GET", "/dropped", answer)
