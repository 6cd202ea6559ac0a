count = 0


def answer(session):
    global count
    count += 1
    session.response_append(str(count))


msys.httpsrv.register("GET", "/", answer)
