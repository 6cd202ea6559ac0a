def reader_first(session):
    reader = session.request_data_get()
    others = [
        session.request_data_get_string,
        session.request_data_get_bytes,
        session.request_data_get_json,
        session.request_data_get_xml,
        session.request_data_get,
    ]
    for other in others:
        try:
            other()
        except Exception as e:
            session.response_append(f"{e}\n")
    session.response_append(reader.read())


def whole_first(session):
    session.response_append(session.request_data_get_string() + " ")
    session.response_append(session.request_data_get().read() + b" ")
    session.response_append(session.request_data_get().read())


msys.httpsrv.register("POST", "/reader-first", reader_first)
msys.httpsrv.register("POST", "/whole-first", whole_first)
