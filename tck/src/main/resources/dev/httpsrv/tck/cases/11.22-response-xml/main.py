def typed(session):
    session.response_status_ok("image/svg+xml")
    session.response_xml({"name": "svg", "attributes": {"title": '"ä\n<'}})


def replaced(session):
    session.response_append("not this")
    session.response_xml({"name": "a", "attributes": {}, "children": []})


def order(session):
    children = [
        {"name": "item", "attributes": {"id": 7}, "children": ["apple & <pear>"]},
        ", ",
        {"name": "open", "children": [True]},
        {"name": "price", "children": [3]},
        {"name": "x:note"},
    ]
    session.response_xml({"name": "order", "children": children})


msys.httpsrv.register("GET", "/typed", typed)
msys.httpsrv.register("GET", "/replaced", replaced)
msys.httpsrv.register("GET", "/", order)
msys.httpsrv.register("POST", "/", lambda s: s.response_xml(s.request_data_get_xml()))
