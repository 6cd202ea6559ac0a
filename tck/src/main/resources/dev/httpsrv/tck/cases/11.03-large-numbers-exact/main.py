def numbers(session):
    given = [2**53 + 1, 2**63, -(2**100)]
    session.response_append(msys.shop.describe_data(given) + "\n")
    session.response_append("true" if msys.shop.same_data(given) == given else "false")


msys.httpsrv.register("GET", "/", numbers)
msys.httpsrv.register("POST", "/", lambda s: s.response_json(s.request_data_get_json()))
