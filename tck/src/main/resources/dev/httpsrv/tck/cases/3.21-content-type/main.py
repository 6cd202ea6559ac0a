def describe(session):
    content_type, charset = session.request_content_type_get() or (None, None)
    session.response_append(f"{content_type or 'nothing'}, {charset or 'nothing'}")


msys.httpsrv.register("POST", "/", describe)
