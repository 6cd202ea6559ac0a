def attempt(*given):
    try:
        msys.httpsrv.register_auth(*given)
    except Exception as e:
        return str(e)


def guard(session):
    return True


msys.kit.record(attempt("GET", "shop", guard))
msys.kit.record(attempt("G ET", "/shop", guard))
msys.kit.record(attempt("GET", "/shop", 7))
msys.httpsrv.register("GET", "/late", lambda s: s.response_append(attempt("GET", "/", guard)))
