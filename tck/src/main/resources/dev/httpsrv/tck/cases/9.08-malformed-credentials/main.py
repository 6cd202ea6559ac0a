def credentials(session):
    found = session.request_credentials_get()
    session.response_append("nothing" if found is None else "|".join(found))


msys.httpsrv.register("GET", "/", credentials)
