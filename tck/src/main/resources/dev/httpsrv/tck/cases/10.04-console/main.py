def wait(session):
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    msys.kit.record("suspended")
    return msys.httpsrv.ASYNC


def resume(cc):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    if waiting is None:
        print("nothing")
    else:
        waiting.response_append("resumed by a command")
        print("true" if waiting.session_resume(1) is True else "false")


msys.httpsrv.register("GET", "/wait", wait)
msys.registerControl("resume", resume)
