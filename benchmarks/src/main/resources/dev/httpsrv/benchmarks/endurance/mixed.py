import msys


def hello(session):
    session.response_string("hello " + session.request_url_get().attrs["name"])


def sleep(session):
    msys.sleep(0.02)
    session.response_string("slept")


def echo(session):
    session.response_string(session.request_data_get_string())


def error(session):
    raise ValueError("as asked")


def suspend(session):
    session.response_string("resumed")
    session.session_suspend()
    session.session_resume(1)
    return msys.httpsrv.ASYNC


def stream(session):
    for i in range(20):
        session.response_append("x" * 1000)
        session.response_flush()


msys.httpsrv.register("GET", "/py/hello", hello)
msys.httpsrv.register("GET", "/py/sleep", sleep)
msys.httpsrv.register("POST", "/py/echo", echo)
msys.httpsrv.register("GET", "/py/error", error)
msys.httpsrv.register("GET", "/py/suspend", suspend)
msys.httpsrv.register("GET", "/py/stream", stream)
