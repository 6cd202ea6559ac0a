def answer(session):
    session.response_append("before")
    return (session.response_append(", after") for _ in range(1))


msys.httpsrv.register("GET", "/", answer)
