def unfit(session):
    for value in [
        float("nan"),
        {"a": float("inf")},
        {"items": [{}, {"price": float("-inf")}]},
        [b"\xff"],
    ]:
        try:
            session.response_json(value)
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", unfit)
