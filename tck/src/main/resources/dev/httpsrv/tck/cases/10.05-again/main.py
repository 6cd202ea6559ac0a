last = []


def wait(session):
    event = session.request_event_get()
    state = session.ctx_get()
    same = state is None or (state is last[-1] and state["event"] == event)
    if state is None:
        state = {"runs": 0, "event": event}
        session.ctx_set(state)
        last.append(state)
    state["runs"] += 1
    session.response_append(f"run {state['runs']}, ")
    if state["runs"] == 3:
        session.response_append("the same table and event" if same else "others")
        return msys.httpsrv.DONE
    session.session_suspend()
    msys.kit.put("event", event)
    msys.kit.record(f"suspended, run {state['runs']}")
    return msys.httpsrv.ASYNC


def resume(session):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    session.response_append("true" if waiting.session_resume(0) is True else "false")


msys.httpsrv.register("GET", "/wait", wait)
msys.httpsrv.register("GET", "/resume", resume)
