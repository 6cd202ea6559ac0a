def objects(session):
    shop = msys.shop
    apple = shop.find("apple")
    session.response_append(f"{apple.name} {apple.price} {apple.price_of(4)}\n")
    session.response_append(shop.buy(apple) + "\n")
    session.response_append(shop.buy(shop.find("pear"), "ripe") + "\n")
    session.response_append(("nothing" if shop.find("plum") is None else "something") + "\n")
    try:
        shop.buy("apple")
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("GET", "/", objects)
