known = []


def name(session):
    scheduler = session.request_event_get_scheduler_inst()
    session.response_append("a string, " if isinstance(scheduler, str) and scheduler else "none, ")
    if not known:
        session.response_append("the first")
    else:
        session.response_append("the same" if known[-1] == scheduler else "another")
    known.append(scheduler)


msys.httpsrv.register("GET", "/", name)
