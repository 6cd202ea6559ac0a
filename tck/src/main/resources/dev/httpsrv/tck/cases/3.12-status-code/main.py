def ends(session):
    session.response_status_set_std(599 if session.request_url_get().query == "599" else 299)


def codes(session):
    for code in [99, 101, 600, -200, 200.5, "OK"]:
        try:
            session.response_status_set_std(code, "not this", "text/html")
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/ends", ends)
msys.httpsrv.register("GET", "/", codes)
