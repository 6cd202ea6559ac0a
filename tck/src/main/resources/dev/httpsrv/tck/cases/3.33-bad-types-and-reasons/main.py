def bad(session):
    for call in [
        lambda: session.response_status_set_std(500, "", "text/html\r\nX-Evil: 1"),
        lambda: session.response_status_ok("a\n"),
        lambda: session.response_status_denied("\ra"),
        lambda: session.response_status_not_found("a\0b"),
        lambda: session.response_status_error("a\r\n"),
        lambda: session.response_status_set(500, "Fine\r\nX-Evil: 1"),
        lambda: session.response_header_set("Content-Type", "text/html\n"),
        lambda: session.response_header_set("X-Name", "naïve"),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", bad)
