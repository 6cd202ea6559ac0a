def same(session):
    try:
        session.response_json(session.request_data_get_json())
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("POST", "/", same)
