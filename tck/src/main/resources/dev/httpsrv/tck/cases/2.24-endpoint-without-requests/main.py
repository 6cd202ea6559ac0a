def attempt(endpoint, answer):
    try:
        msys.httpsrv.register("GET", endpoint, lambda session: session.response_append(answer))
        return "none"
    except Exception as e:
        return str(e)


for endpoint in ["/shop?item", "/shop#item", "/a%20b", "/a%2fb", "/a/../b", "/a/./b"]:
    msys.kit.record(attempt(endpoint, "never"))
msys.kit.record(attempt("/a%2Fb", "encoded slash"))
msys.httpsrv.register("GET", "/a €", lambda session: session.response_append("blank"))
