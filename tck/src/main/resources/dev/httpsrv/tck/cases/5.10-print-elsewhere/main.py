print("while loading", 1)


def printing(session):
    print("in a handler", 2)
    session.response_append("printed")


msys.httpsrv.register("GET", "/", printing)
msys.registerControl("quiet", lambda cc: None)
