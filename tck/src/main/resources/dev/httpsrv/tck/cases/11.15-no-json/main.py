def attempt(session):
    try:
        session.request_data_get_json()
        session.response_append("no reason")
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("POST", "/", attempt)
