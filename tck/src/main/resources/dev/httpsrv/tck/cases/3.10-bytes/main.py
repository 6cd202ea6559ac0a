def append(session):
    session.response_append(session.request_data_get_bytes())


def set(session):
    body = session.request_data_get_bytes()
    session.response_status_set_std(200, body, "application/octet-stream")


def size(session):
    body = session.request_data_get_bytes()
    session.response_append(str(len(body)) if isinstance(body, bytes) else str(type(body)))


msys.httpsrv.register("POST", "/append", append)
msys.httpsrv.register("POST", "/set", set)
msys.httpsrv.register("POST", "/size", size)
