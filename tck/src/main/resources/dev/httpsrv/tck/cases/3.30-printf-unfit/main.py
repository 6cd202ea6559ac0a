def unfit(session):
    for call in [
        lambda: session.response_printf("%d"),
        lambda: session.response_printf("%d %5.1f", 1),
        lambda: session.response_printf("%d", "one"),
        lambda: session.response_printf("%x", 1.5),
        lambda: session.response_printf("%f", True),
        lambda: session.response_printf("%s %s", "a", None),
        lambda: session.response_printf("%s", [1]),
        lambda: session.response_printf("a %y", 1),
        lambda: session.response_printf("100%"),
        lambda: session.response_printf("%100d", 1),
        lambda: session.response_printf(),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", unfit)
