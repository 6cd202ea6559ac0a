def check(session):
    names = [name for name in session.request_data_get_string().split(";") if name]
    missing = [name for name in names if not callable(getattr(session, name, None))]
    session.response_append("missing:" + ";".join(missing))


msys.httpsrv.register("POST", "/", check)
