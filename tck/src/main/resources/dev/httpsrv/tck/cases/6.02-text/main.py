def text(session):
    session.response_append(
        "\n".join(
            [
                msys.shop.shout("grüsse"),
                str(msys.shop.letters("ä€😀")),
                str(msys.shop.letters("")),
                msys.shop.shout(7),
                msys.shop.motto(),
                msys.extended.shop.shout("half"),
            ]
        )
    )


msys.httpsrv.register("GET", "/", text)
