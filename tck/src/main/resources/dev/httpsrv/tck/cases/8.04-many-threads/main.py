current = None


def echo(session):
    global current
    current = session.request_data_get_string()
    session.ctx_set(session.request_header_get("X-Text"))
    text = session.request_url_get().attrs["text"]
    session.response_append(f"{text} {current} ")
    session.response_append(f"{session.ctx_get()} {current}")


msys.httpsrv.register("POST", "/echo", echo)
