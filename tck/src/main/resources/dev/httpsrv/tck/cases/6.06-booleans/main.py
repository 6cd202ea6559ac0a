def booleans(session):
    negate = msys.shop.negate
    session.response_append(("yes" if negate(True) is False else "no") + " ")
    session.response_append(("yes" if negate(False) is True else "no") + "\n")
    for value in [1, "true"]:
        try:
            negate(value)
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", booleans)
