def describe(session):
    try:
        text = session.request_data_get_string()
        session.response_append(f"{len(text)} {text}")
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("POST", "/", describe)
