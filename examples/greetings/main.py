# A script that uses another: curl http://127.0.0.1:2081/greetings/python
import msys
from lib import greet


def hello(session):
    session.response_append(greet.hello(session.request_header_get("user-agent")))


msys.httpsrv.register("GET", "/greetings/python", hello)
