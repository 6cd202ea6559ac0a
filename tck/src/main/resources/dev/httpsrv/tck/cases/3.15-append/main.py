def many(session):
    for i in range(40):
        session.response_append(str(i % 10))


def after(session):
    session.response_status_set_std(201, "first", "text/css")
    session.response_append(", second")


def append(session):
    session.response_append("text, ")
    session.response_append("")
    session.response_append("ünicode, ")
    session.response_append(str(1))
    session.response_append(b", bytes")


msys.httpsrv.register("GET", "/many", many)
msys.httpsrv.register("GET", "/after", after)
msys.httpsrv.register("GET", "/", append)
