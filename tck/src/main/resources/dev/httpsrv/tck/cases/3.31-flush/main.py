def flush(session):
    session.response_status_set_std(201, "a", "text/css")
    session.response_header_set("X-Name", "before")
    session.response_flush()
    session.response_append("b")
    session.response_flush(False)
    session.response_append("c\n")
    for call in [
        lambda: session.response_status_set(404),
        lambda: session.response_status_set_std(404, "not this"),
        lambda: session.response_status_ok("text/html"),
        lambda: session.response_header_set("X-Name", "after"),
        lambda: session.response_string("not this"),
        lambda: session.response_json({}),
        lambda: session.response_xml({"name": "not-this"}),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")
    session.response_append("end")


msys.httpsrv.register("GET", "/alone", lambda session: session.response_flush())
msys.httpsrv.register("GET", "/", flush)
