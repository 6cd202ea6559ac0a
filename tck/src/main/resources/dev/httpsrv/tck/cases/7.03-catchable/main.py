def caught(session):
    try:
        msys.shop.refuse()
        session.response_append("sold")
    except Exception as e:
        session.response_append(f"refused, {e}")


def again(argument):
    try:
        msys.shop.refuse()  # HERE
    except Exception as e:
        raise e


msys.httpsrv.register("GET", "/caught", caught)
msys.httpsrv.register("GET", "/again", again)
msys.registerControl("again", again)
