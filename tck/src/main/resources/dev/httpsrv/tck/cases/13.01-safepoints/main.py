import msys

def loop(session):
    msys.kit.record("begun")
    while not msys.kit.get("enough"):
        pass
    session.response_append("enough")

msys.httpsrv.register("GET", "/", loop)
