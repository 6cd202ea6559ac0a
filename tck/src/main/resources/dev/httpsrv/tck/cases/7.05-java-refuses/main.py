def attempt(session):
    for call in [msys.shop.refuse, msys.shop.wait_for_morning]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")


msys.httpsrv.register("GET", "/", attempt)
