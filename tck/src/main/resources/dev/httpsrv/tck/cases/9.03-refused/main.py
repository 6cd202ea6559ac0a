def guard(path, verdict):
    msys.httpsrv.register_auth("GET", path, lambda session: verdict)


guard("/nothing", None)
guard("/false", False)
guard("/empty", "")
guard("/number", 1)
guard("/done", msys.httpsrv.DONE)
guard("/table", {})
msys.httpsrv.register_auth("GET", "/appended", lambda s: s.response_append("not this"))
msys.httpsrv.register("GET", "/", lambda session: msys.kit.record("handler"))
