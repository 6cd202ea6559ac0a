def method(session):
    session.response_append(session.request_method_get())


msys.httpsrv.register(None, "/", method)
