def unfit(session):
    for document in [
        "<a/>",
        [{"name": "a"}],
        {},
        {"name": "1a"},
        {"name": "a", "children": ["text", {"name": "a>"}]},
        {"name": "a", "attributes": {"a b": 1}},
        {"name": "a", "attributes": {"a": {"b": 1}}},
        {"name": "a", "attributes": "a"},
        {"name": "a", "children": "text"},
        {"name": "a", "children": [["text"]]},
        {"name": "a", "children": ["\x01"]},
        {"name": "a", "children": [lambda: None]},
    ]:
        try:
            session.response_xml(document)
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", unfit)
