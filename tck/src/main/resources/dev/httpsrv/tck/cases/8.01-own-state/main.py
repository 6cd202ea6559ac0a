count = 0


def answer(session):
    global count
    if session.request_url_get().query == "nobody":
        return
    msys.kit.meet()
    count += 1
    session.response_append(str(count))


msys.httpsrv.register("GET", "/", answer)
