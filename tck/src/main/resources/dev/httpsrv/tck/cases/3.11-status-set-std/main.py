def kept(session):
    session.response_header_set("Content-Type", "text/css")
    session.response_status_set_std(200, "a {}")


def again(session):
    session.response_append("appended")
    session.response_status_set_std(500, "first")
    session.response_status_set_std(200, "second")


def route(path, handler):
    msys.httpsrv.register("GET", path, handler)


route("/typed", lambda s: s.response_status_set_std(404, "<p>gone: ä</p>", "text/html; charset=utf-8"))
route("/untyped", lambda s: s.response_status_set_std(201, "made"))
route("/kept", kept)
route("/alone", lambda s: s.response_status_set_std(503))
route("/null", lambda s: s.response_status_set_std(204, None, None))
route("/number", lambda s: s.response_status_set_std(200, str(42)))
route("/again", again)
