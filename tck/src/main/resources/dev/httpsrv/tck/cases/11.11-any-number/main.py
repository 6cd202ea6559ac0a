def any_number(session):
    describe_all = msys.shop.describe_all
    session.response_append(describe_all("none") + ".\n")
    session.response_append(describe_all("three", 1, "two", [3]) + "\n")
    session.response_append(describe_all("holes", None, 1, None, 2) + "\n")
    for call in [lambda: describe_all(), lambda: describe_all("title", 1, 2, lambda: None)]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", any_number)
