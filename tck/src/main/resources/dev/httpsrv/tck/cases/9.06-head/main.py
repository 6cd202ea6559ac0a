def answer(session):
    msys.kit.record(session.request_method_get() + " " + session.request_url_get().path)


msys.httpsrv.register_auth("GET", "/", lambda session: False)
msys.httpsrv.register_auth("HEAD", "/own", lambda session: True)
msys.httpsrv.register("GET", "/", answer)
