seen = set()


def events(session):
    event = session.request_event_get()
    same = isinstance(event, str) and event == session.request_event_get()
    session.response_append("the same string, " if same else "another, ")
    session.response_append("seen before" if event in seen else "new")
    seen.add(event)


msys.httpsrv.register("GET", "/", events)
