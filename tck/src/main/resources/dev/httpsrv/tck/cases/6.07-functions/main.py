def functions(session):
    visit = msys.shop.visit
    seen = []
    visit(lambda item, price: seen.append(f"{item}={price}"))
    session.response_append(
        "\n".join(
            [
                " ".join(seen),
                visit(lambda item, price: price * 2),
                visit(lambda item, price: price / 2),
                visit(lambda item, price: price > 4),
                visit(lambda item, price: None),
                visit(lambda item, price: [item]),
            ]
        )
    )


msys.httpsrv.register("GET", "/", functions)
