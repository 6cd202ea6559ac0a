def opened():
    open("/etc/passwd")


def listed():
    import os

    os.listdir("/etc")


def started():
    import os

    os.system("true")


def environment():
    import os

    os.environ["PATH"]


def network():
    import socket

    socket.create_connection(("127.0.0.1", 1))


def java_class():
    import java

    java.type("java.lang.System")


def native():
    import ctypes

    ctypes.CDLL(None)


def languages():
    import polyglot

    polyglot.eval(language="python", string="1")


def attempt(session):
    ways = [opened, listed, started, environment, network, java_class, native, languages]
    for way in ways:
        try:
            way()
            session.response_append(f"reaches {way.__name__}\n")
        except PermissionError:
            pass  # as it shall be
        except Exception as e:
            if isinstance(e, ConnectionError):
                session.response_append("reaches the network\n")
    session.response_append("end")


msys.httpsrv.register("GET", "/", attempt)
