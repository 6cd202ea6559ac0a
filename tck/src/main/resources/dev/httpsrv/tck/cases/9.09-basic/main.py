passwords = {"ada": "secret"}


def check(session):
    user, password = session.request_credentials_get() or (None, None)
    return user if user is not None and password == passwords.get(user) else None


msys.httpsrv.register_auth(None, "/", "check")
msys.httpsrv.register("GET", "/", lambda s: s.response_append(s.request_username_get()))
