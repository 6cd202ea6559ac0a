def numbers(session):
    shop = msys.shop
    session.response_append(
        "\n".join(
            [
                shop.number_seen(0.1),
                shop.number_seen(3),
                str(shop.half(5) == 2.5).lower(),
                str(shop.half(6) == 3).lower(),
                shop.number_seen(float("inf")),
            ]
        )
    )


msys.httpsrv.register("GET", "/", numbers)
