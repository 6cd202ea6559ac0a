def register(session):
    try:
        msys.httpsrv.register("GET", "/late", lambda session: None)
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("GET", "/register", register)
