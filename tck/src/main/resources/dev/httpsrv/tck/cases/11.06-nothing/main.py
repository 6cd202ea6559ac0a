def nothing(session):
    shop = msys.shop
    values, table = [None, 2, shop.VOID], {"a": None}
    session.response_append(shop.describe_data(None) + " ")
    session.response_append(f"{shop.describe_data(values)} {shop.describe_data(table)}\n")
    same_values, same_table = shop.same_data(values), shop.same_data(table)
    found = [
        shop.same_data(None) is None,
        len(same_values),
        same_values[0] is None,
        same_values[2] is shop.VOID,
        same_table == {"a": None},
    ]
    session.response_append(" ".join("true" if each is True else str(each) for each in found))


msys.httpsrv.register("GET", "/", nothing)
msys.httpsrv.register("POST", "/", lambda s: s.response_json(s.request_data_get_json()))
