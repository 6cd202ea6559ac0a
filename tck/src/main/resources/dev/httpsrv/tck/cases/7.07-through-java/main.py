def visitor(item, price):
    raise ValueError("too sweet")  # HERE


def visit(session):
    try:
        msys.shop.visit(visitor)
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("GET", "/", visit)
msys.registerControl("visit", lambda cc: msys.shop.visit(visitor))
