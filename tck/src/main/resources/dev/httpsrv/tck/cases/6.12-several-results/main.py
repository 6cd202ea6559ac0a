def results(session):
    item, price, discount, fresh = msys.shop.cheapest()
    noted = "nothing" if discount is None else "something"
    session.response_append(f"{item} {price} {noted} {str(fresh).lower()}")


msys.httpsrv.register("GET", "/", results)
