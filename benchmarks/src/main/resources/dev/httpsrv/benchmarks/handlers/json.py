import msys


def json(session):
    session.response_json(session.request_data_get_json())


msys.httpsrv.register("POST", "/json", json)
