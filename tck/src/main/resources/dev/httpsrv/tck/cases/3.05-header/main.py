def headers(session):
    names = ["X-Name", "x-name", "X-NAME"]
    found = [session.request_header_get(name) for name in names]
    session.response_append("/".join("nothing" if each is None else each for each in found))


msys.httpsrv.register("GET", "/", headers)
