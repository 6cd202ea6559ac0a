def suspend(session):
    try:
        session.session_suspend()
        return "suspended"
    except Exception as e:
        return str(e)


def wait(session):
    suspend(session)
    msys.kit.put("event", session.request_event_get())
    msys.kit.record(suspend(session))
    return msys.httpsrv.ASYNC


def resume(session):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    session.response_append(suspend(waiting))
    waiting.session_resume(1)


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/resume", resume)
