def wait(session):
    name = session.request_url_get().query
    if name == "nobody":
        return None
    msys.kit.meet()
    session.response_append(name + " waited")
    session.session_suspend()
    msys.kit.put(name, session.request_event_get())
    msys.kit.record("suspended")
    return msys.httpsrv.ASYNC


def resume(session):
    resumed = []
    for name in ["one", "two"]:
        waiting = msys.httpsrv.session_find(msys.kit.get(name))
        waiting.response_append(", and resumed")
        resumed.append("true" if waiting.session_resume(1) is True else "false")
    session.response_append(" ".join(resumed))


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/resume", resume)
