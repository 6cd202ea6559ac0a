def attempt(session):
    try:
        msys.shop.crash()
        session.response_append("worked\n")
    except Exception as e:
        session.response_append("crashed\n")
        leaks = "key" in f"{e} {e!r} {e.args}"
        session.response_append("knows of the key: " + ("yes" if leaks else "no"))


msys.httpsrv.register("GET", "/", attempt)
