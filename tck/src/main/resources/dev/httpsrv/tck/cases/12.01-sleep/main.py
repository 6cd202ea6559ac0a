def answer(session):
    query = session.request_url_get().raw_query
    session.response_append(f"{query} begins, ")
    msys.sleep(0.001)
    session.response_append(f"{query} goes on")


def doze(cc):
    msys.sleep(0.001)
    print("rested")


msys.httpsrv.register("GET", "/sleep", answer)
msys.registerControl("doze", doze)
