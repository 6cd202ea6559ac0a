"""What benchmarks/stress asks for, in Python."""

import time


def hello(session):
    session.response_status_set_std(200, "hello", "text/plain")


def loop(session):
    stop = time.time() + 3.5
    while time.time() < stop:
        pass
    session.response_status_set_std(200, "ended", "text/plain")


msys.httpsrv.register("GET", "/py/hello", hello)
msys.httpsrv.register("GET", "/py/loop", loop)
