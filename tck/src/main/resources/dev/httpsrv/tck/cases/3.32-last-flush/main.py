def flush(session):
    session.response_append("all")
    session.response_flush(True)
    for call in [
        lambda: session.response_append("more"),
        lambda: session.response_printf("more"),
        lambda: session.response_io(session.request_data_get()),
        lambda: session.response_flush(),
    ]:
        try:
            call()
        except Exception as e:
            msys.kit.record(str(e))


msys.httpsrv.register("POST", "/", flush)
