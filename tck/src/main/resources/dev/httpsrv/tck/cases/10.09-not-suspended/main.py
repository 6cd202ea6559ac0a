kept = []


def found(event):
    return "nothing" if msys.httpsrv.session_find(event) is None else "found"


def show(session, other):
    session.response_append("false " if other.session_resume(0) is False else "true ")
    session.response_append(found(other.request_event_get()))


def never(session):
    kept.append(session)
    show(session, session)


msys.httpsrv.register("GET", "/never", never)
msys.httpsrv.register("GET", "/ended", lambda session: show(session, kept[0]))
msys.httpsrv.register(
    "GET", "/unknown", lambda s: s.response_append(found("no such event") + " " + found(""))
)
