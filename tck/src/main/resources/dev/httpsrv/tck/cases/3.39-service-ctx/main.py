shared = {"count": 0}


def answer(session):
    found = session.service_ctx_get()
    if found is shared:
        shared["count"] += 1
        session.response_append(f"the same, {shared['count']}")
    elif found is None:
        session.response_append("nothing")
    elif found is False:
        session.response_append("false")
    else:
        session.response_append(found() if callable(found) else str(found))


msys.httpsrv.register("GET", "/table", answer, shared)
msys.httpsrv.register("GET", "/table-too", answer, shared)
msys.httpsrv.register("GET", "/text", answer, "text ä")
msys.httpsrv.register("GET", "/number", answer, 7)
msys.httpsrv.register("GET", "/false", answer, False)
msys.httpsrv.register("GET", "/function", answer, lambda: "called")
msys.httpsrv.register("GET", "/none", answer)
msys.httpsrv.register("GET", "/nothing", answer, None)
