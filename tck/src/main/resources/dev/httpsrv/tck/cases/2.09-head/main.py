def fallback(session):
    session.response_header_set("X-Method", session.request_method_get())
    session.response_append("a body that is not sent")


def own(session):
    session.response_status_set_std(204)
    session.response_header_set("X-Own", "yes")


msys.httpsrv.register("GET", "/fallback", fallback)
msys.httpsrv.register("GET", "/own", lambda session: session.response_append("not this"))
msys.httpsrv.register("HEAD", "/own", own)
msys.httpsrv.register("POST", "/post", lambda session: None)
