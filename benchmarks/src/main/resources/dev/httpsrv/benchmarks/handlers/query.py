import msys


def query(session):
    q = session.request_url_get().attrs
    session.response_status_set_std(200, "".join(q[name] for name in "abcdefghij"), "text/plain")


msys.httpsrv.register("GET", "/query", query)
