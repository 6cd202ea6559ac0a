def same(session):
    try:
        session.response_xml(session.request_data_get_xml())
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("POST", "/", same)
