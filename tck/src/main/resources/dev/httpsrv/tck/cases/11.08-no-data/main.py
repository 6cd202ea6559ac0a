def no_data(session):
    shop = msys.shop

    def f():
        pass

    for call in [
        lambda: shop.describe_data(f),
        lambda: shop.describe_data({"items": [{"price": f}]}),
        lambda: shop.describe_data({"items": [7, session]}),
        lambda: shop.describe_data({"a/b~c": f}),
        lambda: shop.describe_all("title", 1, [shop.find("apple")]),
        lambda: session.response_json({"handler": f}),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")
    session.response_append("end")


msys.httpsrv.register("GET", "/", no_data)
