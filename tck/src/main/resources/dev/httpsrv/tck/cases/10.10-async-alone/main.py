def answer(session):
    session.response_append("not this")
    return msys.httpsrv.ASYNC


msys.httpsrv.register("GET", "/open", lambda session: session.response_append("answered"))
msys.httpsrv.register("GET", "/", answer)
