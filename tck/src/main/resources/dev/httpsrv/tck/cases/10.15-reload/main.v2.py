def resume(session):
    waiting = msys.httpsrv.session_find(msys.kit.get("event"))
    session.response_append("true" if waiting.session_resume(0) is True else "false")
    session.response_append(", says v2")


msys.httpsrv.register("GET", "/resume", resume)
