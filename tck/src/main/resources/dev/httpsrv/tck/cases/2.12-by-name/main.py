msys.httpsrv.register("GET", "/before", "hello")


def hello(session):
    session.response_append("hello")


msys.httpsrv.register("GET", "/after", "hello")
