import beside
from folder import below


def both(session):
    session.response_append(f"beside: {beside.answer()}, below: {below.answer()}")


msys.httpsrv.register("GET", "/", both)
