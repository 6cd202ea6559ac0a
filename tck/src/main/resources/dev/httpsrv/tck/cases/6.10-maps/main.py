def maps(session):
    shop = msys.shop
    labels = shop.labels()
    session.response_append(shop.map_seen({"b": "ü", "a": 1}) + "\n")
    session.response_append(shop.map_seen({}) + "\n")
    session.response_append(labels["apple"] + ", ")
    session.response_append(("empty" if labels["pear"] == "" else "full") + ", ")
    session.response_append(labels.get("plum", "nothing") + "\n")
    session.response_append(shop.map_seen(labels) + "\n")
    try:
        shop.map_seen("text")
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("GET", "/", maps)
