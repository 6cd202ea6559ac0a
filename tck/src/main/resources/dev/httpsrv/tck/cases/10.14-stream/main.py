def waiting():
    return msys.httpsrv.session_find(msys.kit.get("event"))


def wait(session):
    session.response_status_ok("text/css")
    session.response_append("begun")
    session.response_flush()
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    msys.kit.record("suspended")
    return msys.httpsrv.ASYNC


def send(session):
    other = waiting()
    other.response_append(", more")
    other.response_flush()
    try:
        other.response_status_set(404)
    except Exception as e:
        session.response_append(str(e))


def end(session):
    other = waiting()
    other.response_append(", end")
    session.response_append("true" if other.session_resume(1) is True else "false")


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/send", send)
msys.httpsrv.register("GET", "/end", end)
