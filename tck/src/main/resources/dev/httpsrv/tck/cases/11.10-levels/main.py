def nested(levels):
    value = [7]
    for i in range(levels - 1):
        value = [value]
    return value


def count(session):
    value, levels = msys.shop.same_data(nested(1000)), 0
    while isinstance(value, list):
        value, levels = value[0], levels + 1
    session.response_append(f"{levels}\n")
    for call in [
        lambda: msys.shop.same_data(nested(1001)),
        lambda: session.response_json(nested(1001)),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/json", lambda session: session.response_json(nested(1000)))
msys.httpsrv.register("GET", "/", count)
