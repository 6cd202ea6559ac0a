def echo(session):
    try:
        session.response_append(session.request_data_get_string())
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("POST", "/", echo)
