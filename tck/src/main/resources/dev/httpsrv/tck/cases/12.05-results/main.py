def price(session):
    session.response_append(str(msys.shop.eventual_price("apple")))


def caught(session):
    try:
        msys.shop.eventual_price("plums")
    except RuntimeError as error:
        session.response_append(str(error))


def raises(session):
    msys.shop.eventual_price("plums")


msys.httpsrv.register("GET", "/price", price)
msys.httpsrv.register("GET", "/caught", caught)
msys.httpsrv.register("GET", "/raises", raises)
