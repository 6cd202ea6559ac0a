def numbers(session):
    given = [0.5, -0.25, 0.1, 1e-7, 1e300]
    session.response_append(msys.shop.describe_data(given) + "\n")
    session.response_append("true" if msys.shop.same_data(given) == given else "false")


def parsed(session):
    n = session.request_data_get_json()
    if n[2:5] == [0.1, 1e-7, 1.5e300]:
        session.response_printf("%s %s %d %d", n[0], n[1], n[5], n[6])


msys.httpsrv.register("GET", "/", numbers)
msys.httpsrv.register("POST", "/json", lambda s: s.response_json(s.request_data_get_json()))
msys.httpsrv.register("POST", "/", parsed)
