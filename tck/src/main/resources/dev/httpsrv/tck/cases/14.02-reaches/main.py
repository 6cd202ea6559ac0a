# This script registers itself.
import os


def read(session):
    with open(__file__) as source:
        session.response_append(source.readline())
    session.response_append(str(len(os.environ["PATH"]) > 0).lower())


msys.httpsrv.register("GET", "/", read)
