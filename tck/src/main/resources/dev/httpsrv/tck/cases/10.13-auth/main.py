def guard(session):
    user = session.ctx_get()
    if user is None:
        session.ctx_set("ada")
        session.session_suspend()
        msys.kit.put("event", session.request_event_get())
        user = msys.httpsrv.ASYNC
    msys.kit.record("guard")
    return user


def resume(session):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    finished = int(session.request_url_get().query)
    session.response_append("true" if waiting.session_resume(finished) is True else "false")


def answer(session):
    msys.kit.record("handler")
    session.response_append(session.request_username_get())


msys.httpsrv.register_auth("GET", "/open", lambda session: True)
msys.httpsrv.register_auth("GET", "/", guard)
msys.httpsrv.register("GET", "/open/resume", resume)
msys.httpsrv.register("GET", "/", answer)
