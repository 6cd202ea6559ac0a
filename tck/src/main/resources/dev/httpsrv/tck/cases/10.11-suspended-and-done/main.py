def done(session):
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    session.response_append("answered")
    return msys.httpsrv.DONE


def find(session):
    found = msys.httpsrv.session_find(msys.kit.get("event"))
    session.response_append("nothing" if found is None else "found")


msys.httpsrv.register("GET", "/done", done)
msys.httpsrv.register("GET", "/find", find)
