# "pass" is a word of the language, so the dot does not reach it.
def credentials(userinfo):
    return userinfo.user + " " + getattr(userinfo, "pass")


def parts(session):
    url = session.request_url_get()
    user = "nobody" if url.userinfo is None else credentials(url.userinfo)
    session.response_append(
        "\n".join(
            [
                url.url,
                url.scheme,
                user,
                url.host,
                str(url.port),
                url.path,
                url.raw_query or "nothing",
                url.query or "nothing",
                url.fragment or "nothing",
            ]
        )
    )


msys.httpsrv.register("GET", "/", parts)
