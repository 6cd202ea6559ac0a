def lists(session):
    items = msys.shop.items()
    session.response_append(f"{len(items)} {items[0]} {items[1]}\n")
    session.response_append(" ".join(item for item in items) + "\n")
    session.response_append(msys.shop.rows()[1]["item"])


msys.httpsrv.register("GET", "/", lists)
