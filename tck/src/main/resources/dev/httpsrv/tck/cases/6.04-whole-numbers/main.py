def numbers(session):
    shop = msys.shop

    def show(value):
        session.response_append(f"{'true' if value is True else value}\n")

    show(shop.int_seen(2147483647))
    show(shop.int_seen(-2147483648))
    show(shop.int_seen(3.0))
    show(shop.long_seen(9007199254740991))
    show(shop.long_seen(-9007199254740991))
    show(shop.next(9007199254740990) == 9007199254740991)
    show(shop.next(2147483647) == 2147483648)
    for call in [
        lambda: shop.int_seen(2147483648),
        lambda: shop.int_seen(0.5),
        lambda: shop.long_seen(float("inf")),
        lambda: shop.long_seen("one"),
    ]:
        try:
            call()
        except Exception as e:
            show(e)


msys.httpsrv.register("GET", "/", numbers)
