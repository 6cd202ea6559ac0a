def constants(session):
    shop = msys.shop
    session.response_append(
        ", ".join(
            [
                shop.NAME,
                str(shop.SHELVES),
                str(shop.TAX),
                "open" if shop.OPEN is True else "closed",
                f"{shop.ITEMS[0]} {shop.ITEMS[1]}",
                f"{shop.FLOORS[0]} {shop.FLOORS[1]}",
            ]
        )
        + "\n"
    )
    session.response_append(str(msys.httpsrv.DONE != msys.httpsrv.ASYNC).lower())


msys.httpsrv.register("GET", "/", constants)
