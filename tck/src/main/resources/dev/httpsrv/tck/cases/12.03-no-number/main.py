def answer(session):
    try:
        msys.sleep(-1)
    except ValueError as error:
        session.response_append(str(error))


msys.httpsrv.register("GET", "/", answer)
