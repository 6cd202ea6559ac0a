def answer(session):
    session.response_append("new")


msys.httpsrv.register("GET", "/changed", answer)
