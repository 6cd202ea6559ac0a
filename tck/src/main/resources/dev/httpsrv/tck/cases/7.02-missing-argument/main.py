def call_all(session):
    calls = [
        lambda: msys.httpsrv.register("GET"),
        lambda: msys.shop.half(),
        lambda: session.request_header_get(),
        lambda: session.response_append(None),
    ]
    for call in calls:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", call_all)
