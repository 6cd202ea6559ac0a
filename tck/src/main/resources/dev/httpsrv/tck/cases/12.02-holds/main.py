count = 0


def long(session):
    global count
    msys.kit.record("begins")
    msys.sleep(0.05)
    count += 1
    session.response_append("done")


msys.httpsrv.register("GET", "/long", long)
msys.httpsrv.register("GET", "/count", lambda session: session.response_append(str(count)))
