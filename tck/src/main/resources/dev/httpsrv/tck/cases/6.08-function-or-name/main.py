def references(session):
    session.response_append(msys.shop.reference_seen("anything") + "\n")
    session.response_append(msys.shop.reference_seen(lambda: 7))


msys.httpsrv.register("GET", "/", references)
