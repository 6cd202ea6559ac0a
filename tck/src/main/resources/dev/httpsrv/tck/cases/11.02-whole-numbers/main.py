def numbers(session):
    given = [0, 1, -1, 2147483648, 9007199254740991, -9007199254740991]
    session.response_append(msys.shop.describe_data(given) + "\n")
    session.response_append("true" if msys.shop.same_data(given) == given else "false")


msys.httpsrv.register("GET", "/", numbers)
msys.httpsrv.register("POST", "/", lambda s: s.response_json(s.request_data_get_json()))
