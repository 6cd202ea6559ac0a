def tells(path, value):
    def handler(session):
        try:
            session.response_append(str(value()))
        except (RuntimeError, ValueError) as error:
            session.response_append(str(error))

    msys.httpsrv.register("GET", path, handler)


tells("/price", lambda: msys.shop.eventual_price("apple"))
tells("/caught", lambda: msys.shop.eventual_price("plums"))
tells("/tag", lambda: msys.shop.eventual_tag("7"))
tells("/unread", lambda: msys.shop.eventual_tag("cheap"))
tells("/crash", lambda: msys.shop.eventual_crash())
