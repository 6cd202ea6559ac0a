def attempts(path, crash):
    def attempt(session):
        try:
            crash()
            session.response_append("worked\n")
        except Exception as e:
            session.response_append("crashed\n")
            leaks = "key" in f"{e} {e!r} {e.args}"
            session.response_append("knows of the key: " + ("yes" if leaks else "no"))

    msys.httpsrv.register("GET", path, attempt)


attempts("/", msys.shop.crash)
attempts("/declared", msys.shop.crash_declared)
