def check(session):
    url = session.request_url_get()
    names = [name for name in session.request_data_get_string().split(";") if name]
    missing = [name for name in names if getattr(url, name, None) is None]
    session.response_append("missing:" + ";".join(missing))


msys.httpsrv.register("POST", "/", check)
