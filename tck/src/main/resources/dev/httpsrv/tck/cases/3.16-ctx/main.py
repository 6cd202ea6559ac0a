def keep(session):
    seen = []

    def look():
        value = session.ctx_get()
        seen.append("nothing" if value is None else "true" if value is True else str(value))

    look()
    session.ctx_set("text")
    look()
    session.ctx_set(7)
    look()
    session.ctx_set(True)
    look()
    state = {"count": 1}
    session.ctx_set(state)
    state["count"] = 2
    same = session.ctx_get() is state and session.ctx_get()["count"] == 2
    seen.append("the same" if same else "another")
    session.ctx_set(None)
    look()
    session.response_append(", ".join(seen))


msys.httpsrv.register("GET", "/leave", lambda session: session.ctx_set("left behind"))
msys.httpsrv.register("GET", "/", keep)
