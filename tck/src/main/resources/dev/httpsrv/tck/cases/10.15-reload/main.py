def wait(session):
    if session.ctx_get():
        session.response_append("again in v1")
        return msys.httpsrv.DONE
    session.ctx_set(True)
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    msys.kit.record("suspended in v1")
    return msys.httpsrv.ASYNC


msys.httpsrv.register("GET", "/wait", wait)
