def typed(session):
    session.response_status_set_std(201, None, "application/problem+json")
    session.response_json({"a": 1})


def replaced(session):
    session.response_append("not this")
    session.response_json({"a": 1})


def route(path, handler):
    msys.httpsrv.register("GET", path, handler)


route("/typed", typed)
route("/replaced", replaced)
route("/text", lambda session: session.response_json("text"))
route("/nothing", lambda session: session.response_json(None))
route("/", lambda session: session.response_json([1, 0.5, True, None, 'ä"\\\n', {"a": []}]))
