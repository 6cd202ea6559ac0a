def down(n):
    return 1 + down(n + 1)


msys.httpsrv.register("GET", "/down", lambda session: down(0))
msys.httpsrv.register("GET", "/works", lambda session: session.response_append("fine"))
