kept = []


def wait(session):
    kept.append(session)
    session.session_suspend()
    msys.kit.record("suspended")
    return msys.httpsrv.ASYNC


def find(session):
    found = msys.httpsrv.session_find(kept[0].request_event_get())
    session.response_append("nothing" if found is None else "found")


def resume(session):
    session.response_append("false" if kept[0].session_resume(0) is False else "true")


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/find", find)
msys.httpsrv.register("GET", "/kept", resume)
