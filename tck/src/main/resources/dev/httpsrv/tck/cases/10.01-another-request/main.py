def wait(session):
    session.response_append("waited")
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    msys.kit.record("suspended")
    return msys.httpsrv.ASYNC


def resume(session):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    waiting.response_append(", and resumed")
    waiting.response_status_set(201)
    waiting.response_header_set("X-By", "another request")
    session.response_append("true" if waiting.session_resume(1) is True else "false")


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/resume", resume)
