def rest(session):
    session.response_status_ok("text/plain")
    reader = session.request_data_get()
    reader.read(2)
    session.response_io(reader)


def whole(session):
    session.response_status_ok("text/plain")
    session.response_append(session.request_data_get_string() + " ")
    session.response_io(session.request_data_get(), False)


def not_a_reader(session):
    try:
        session.response_io("hello")
    except Exception as e:
        session.response_append(str(e))


def echo(session):
    session.response_status_ok("text/plain")
    session.response_append("> ")
    session.response_io(session.request_data_get())


msys.httpsrv.register("POST", "/rest", rest)
msys.httpsrv.register("POST", "/whole", whole)
msys.httpsrv.register("POST", "/not-a-reader", not_a_reader)
msys.httpsrv.register("POST", "/", echo)
