def price(session):
    session.response_append(str(msys.shop.eventual_price("apple")))


def caught(session):
    try:
        msys.shop.eventual_price("plums")
    except RuntimeError as error:
        session.response_append(str(error))


msys.httpsrv.register("GET", "/price", price)
msys.httpsrv.register("GET", "/caught", caught)
