def wait(session):
    name = session.request_url_get().query
    if name == "nobody":
        return None
    msys.kit.meet()
    session.ctx_set("kept")
    session.session_suspend()
    msys.kit.put(name, session.request_event_get())
    msys.kit.record("suspended")
    return msys.httpsrv.ASYNC


def look(session):
    seen = []
    for name in ["one", "two"]:
        waiting = msys.httpsrv.session_find(msys.kit.get(name))
        for call in [
            lambda: waiting.ctx_get(),
            lambda: waiting.service_ctx_get(),
            lambda: waiting.ctx_set({}) or "set",
        ]:
            try:
                seen.append(call())
            except Exception as e:
                seen.append(str(e))
        waiting.session_resume(1)
    session.response_append("\n".join(sorted(seen, key=lambda each: (len(each) <= 20, each))))


msys.httpsrv.register("GET", "/wait", wait, "registered")
msys.httpsrv.register("GET", "/look", look)
