def body(session):
    session.response_append(msys.shop.reversed(session.request_data_get_bytes()))


msys.httpsrv.register("POST", "/text", lambda s: s.response_append(msys.shop.reversed("aä")))
msys.httpsrv.register("POST", "/empty", lambda s: s.response_append(msys.shop.reversed("")))
msys.httpsrv.register("POST", "/", body)
