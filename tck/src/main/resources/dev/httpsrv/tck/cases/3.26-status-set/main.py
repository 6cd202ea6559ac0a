def reason(session):
    session.response_append("body")
    session.response_status_set(299, "Quite Fine")


def kept(session):
    session.response_status_set_std(200, "a {}", "text/css")
    session.response_status_set(503)


def replaced(session):
    session.response_status_set(299, "Quite Fine")
    session.response_status_set(200)


def wrong(session):
    for call in [
        lambda: session.response_status_set(199),
        lambda: session.response_status_set(600, "More"),
        lambda: session.response_status_set(),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


def route(path, handler):
    msys.httpsrv.register("GET", path, handler)


route("/reason", reason)
route("/usual", lambda s: s.response_status_set(404))
route("/kept", kept)
route("/replaced", replaced)
route("/wrong", wrong)
