def done(session):
    session.response_append("done")
    return msys.httpsrv.DONE


def nothing(session):
    session.response_append("nothing")
    return


def text(session):
    session.response_append("text")
    return "this is not the body"


msys.httpsrv.register("GET", "/done", done)
msys.httpsrv.register("GET", "/nothing", nothing)
msys.httpsrv.register("GET", "/text", text)
