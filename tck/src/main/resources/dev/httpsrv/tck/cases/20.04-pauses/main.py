def answer(session):
    def item(name):
        found = msys.shop.find(name)
        yield found.name
        session.response_append(f"{found.name} at {session.request_url_get().path}, ")
        yield msys.shop.long_seen(found.price)

    items = [item("apple"), item("pear")]
    for each in items:
        next(each)
    prices = [price for price in map(next, items) if int(price) > 0]
    session.response_append(f"{len(prices)} prices")


msys.httpsrv.register("GET", "/", answer)
