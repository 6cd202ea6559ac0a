def numbers(session):
    shop = msys.shop
    session.response_append(
        "\n".join(
            [
                shop.long_seen(9007199254740993),
                shop.long_seen(9223372036854775807),
                str(shop.next(9007199254740992)),
                shop.describe_data(12345678901234567890123),
                str(shop.same_data(12345678901234567890123)),
            ]
        )
    )


msys.httpsrv.register("GET", "/", numbers)
