def describe(session):
    shop = msys.shop
    apple = {
        "name": "apple",
        "price": 3,
        "open": True,
        "tags": ["red", "sweet"],
        "stock": [{"shelf": 1, "left": False}, {"shelf": 2, "left": True}],
    }
    session.response_append(shop.describe_data(apple) + "\n")
    same = shop.same_data(apple)
    session.response_append(
        f"{same['name']} {str(same['open']).lower()} {same['price']} {len(same['stock'])}"
        f" {str(same['stock'][1]['left']).lower()} {same['tags'][0]} {len(same['tags'])}\n"
    )
    lists, maps = [[], [[7]]], {"a": {"b": {"c": 7}}}
    session.response_append(f"{shop.describe_data(lists)} {shop.describe_data(maps)}\n")
    session.response_append(f"{shop.same_data(lists)[1][0][0]} {shop.same_data(maps)['a']['b']['c']}\n")
    same["tags"][0] = "green"
    session.response_append(apple["tags"][0])


msys.httpsrv.register("GET", "/", describe)
