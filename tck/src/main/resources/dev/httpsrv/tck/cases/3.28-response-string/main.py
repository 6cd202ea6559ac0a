def of_bytes(session):
    session.response_string(msys.shop.reversed(b"\xff\x00"))


def empty(session):
    session.response_append("first")
    session.response_status_not_found()
    session.response_string("")


def replace(session):
    session.response_append("first")
    session.response_string("not this")
    session.response_string("second ä")
    session.response_append(", and more")


msys.httpsrv.register("GET", "/bytes", of_bytes)
msys.httpsrv.register("GET", "/empty", empty)
msys.httpsrv.register("GET", "/", replace)
