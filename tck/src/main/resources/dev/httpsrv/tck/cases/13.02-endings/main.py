import msys

def loop(session):
    msys.kit.record("begun")
    while not msys.kit.get("enough"):
        try:
            while not msys.kit.get("enough"):
                pass
        except BaseException:
            pass
        finally:
            continue
    session.response_append("enough")

def fine(session):
    session.response_append("fine")

msys.httpsrv.register("GET", "/fine", fine)
msys.httpsrv.register("GET", "/", loop)
