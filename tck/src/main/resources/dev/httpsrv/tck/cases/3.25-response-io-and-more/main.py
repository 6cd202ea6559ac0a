def immediate(session):
    session.response_status_ok("text/plain")
    session.response_append("> ")
    session.response_io(session.request_data_get(), True)
    session.response_append(", and more")


def later(session):
    session.response_status_ok("text/plain")
    reader = session.request_data_get()
    session.response_io(reader)
    for call in [
        lambda: session.response_append("more"),
        lambda: session.response_printf("more"),
        lambda: session.response_flush(),
        lambda: session.response_io(reader, True),
    ]:
        try:
            call()
        except Exception as e:
            msys.kit.record(str(e))


msys.httpsrv.register("POST", "/immediate", immediate)
msys.httpsrv.register("POST", "/later", later)
