def wait(session):
    session.response_status_set(202)
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    msys.kit.record("run")
    return msys.httpsrv.ASYNC


def resume(session):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    finished = int(session.request_url_get().query)
    session.response_append("true " if waiting.session_resume(finished) is True else "false ")
    session.response_append("true" if waiting.session_resume(0) is True else "false")


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/resume", resume)
