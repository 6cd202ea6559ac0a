def read(session):
    session.response_append(f"{msys.shop.read_tag('7')}\n")
    try:
        msys.shop.read_tag("seven")
    except Exception as e:
        session.response_append(str(e))


msys.httpsrv.register("GET", "/", read)
