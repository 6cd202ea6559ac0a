def hello(session):
    msys.kit.record("in a handler")
    session.response_append("hello")


msys.httpsrv.register("GET", "/", hello)
