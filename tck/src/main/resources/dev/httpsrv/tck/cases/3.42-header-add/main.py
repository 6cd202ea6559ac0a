bad = [
    ("content-type", "text/html"),
    ("Content-Length", "0"),
    ("X-Name", "a\r\nX-Evil: 1"),
    ("X Name", "a"),
]


def several(session):
    session.response_header_add("Set-Cookie", "a=1; Path=/")
    session.response_header_add("set-cookie", "b=2")
    session.response_header_set("X-Tone", "high")
    session.response_header_add("X-Tone", 7)


def replaced(session):
    session.response_header_add("Set-Cookie", "a=1")
    session.response_header_add("Set-Cookie", "b=2")
    session.response_header_set("Set-Cookie", "c=3")


def refused(session):
    for name, value in bad:
        try:
            session.response_header_add(name, value)
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/several", several)
msys.httpsrv.register("GET", "/replaced", replaced)
msys.httpsrv.register("GET", "/bad", refused)
