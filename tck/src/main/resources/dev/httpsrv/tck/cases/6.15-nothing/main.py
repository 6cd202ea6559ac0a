def nothing(session):
    shop = msys.shop
    apple = shop.find("apple")
    session.response_append(shop.buy(apple, None) + "\n")
    session.response_append(shop.buy(apple) + "\n")
    session.response_append(shop.shout("loud", "louder", 3) + "\n")
    session.response_append("true" if shop.nothing() is None else "false")


msys.httpsrv.register("GET", "/", nothing)
