def texts(session):
    given = ["ä€😀", "", 'a"b\\c', "line", b"hi"]
    session.response_append(msys.shop.describe_data(given) + "\n")
    session.response_append("true" if msys.shop.same_data(given) == given else "false")


msys.httpsrv.register("GET", "/", texts)
msys.httpsrv.register("POST", "/", lambda s: s.response_json(s.request_data_get_json()))
