bad = [
    ("X-Name", "a\r\nX-Evil: 1"),
    ("X-Name", "a\0b"),
    ("X Name", "a"),
    ("X-Name\n", "a"),
    ("", "a"),
    ("Content-Length", "0"),
    ("transfer-encoding", "chunked"),
]


def headers(session):
    for name, value in bad:
        try:
            session.response_header_set(name, value)
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", headers)
