def keep(session):
    names = []

    def check(name, value):
        msys.shop.keep(value)
        kept = msys.shop.kept()
        same = kept == value if isinstance(value, (str, float)) else kept is value
        names.append(name if same else "not " + name)

    check("table", {"one": 1})
    check("function", check)
    check("text", "a\0ä")
    check("number", 0.1)
    check("true", True)
    check("nothing", None)
    session.response_append(" ".join(names))


msys.httpsrv.register("GET", "/", keep)
