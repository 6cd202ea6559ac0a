def echo(session):
    session.response_append(session.request_data_get_string())


msys.httpsrv.register("POST", "/", echo)
