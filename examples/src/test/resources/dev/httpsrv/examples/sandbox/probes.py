# What docs/sandbox.md says of Python, row by row: each function returns true where it can.
import neighbour


def changed_global():
    import builtins

    builtins.leaked = True
    return neighbour.finds()


def changed_function():
    import json

    json.leaked = True
    return neighbour.json_module().leaked


def changed_library():
    msys.leaked = True
    return neighbour.library().leaked


def read_file():
    with open(probe.file()) as file:
        return file.read() == "content"


def write_file():
    import os

    with open(probe.file() + ".py", "w") as file:
        file.write("content")
    os.remove(probe.file() + ".py")
    return True


def time_told():
    import time

    return time.time() > 0


def process():
    import subprocess

    return subprocess.run(["true"]).returncode == 0


def environment():
    import os

    return len(os.environ["PATH"]) > 0


def connection():
    import socket

    socket.create_connection(("127.0.0.1", probe.port())).close()
    return True


def java_class():
    import java

    return java.type("java.lang.Math").abs(-1) == 1


def bytecode():
    import marshal

    return eval(marshal.loads(marshal.dumps(compile("True", "text", "eval"))))


def debugger():
    import sys

    return sys._getframe().f_code is not None


def thread():
    import threading

    started = threading.Thread(target=bool)
    started.start()
    started.join()
    return True


def native():
    import ctypes

    return ctypes.CDLL(None)


def ending():
    import posix

    return posix._exit is None


rows = {
    "find its neighbours: `require`, `import`": lambda: neighbour.here,
    "run text as code": lambda: eval("True"),
    "tell the time": time_told,
    "set a global that another script finds": changed_global,
    "change the language's functions for other scripts": changed_function,
    "change a library of `msys` for other scripts": changed_library,
    "read a file": read_file,
    "write a file": write_file,
    "start a process": process,
    "read the environment": environment,
    "connect to a host": connection,
    "use a class of Java": java_class,
    "load bytecode": bytecode,
    "use what debuggers use": debugger,
    "start a thread of the language": thread,
    "load native code": native,
    "end the server: `os.exit`, `sys.exit`": ending,
}


def attempt(command):
    for row, way in rows.items():
        try:
            can = way()
        except Exception:
            can = False
        print(row, "can" if can else "cannot")


msys.registerControl("probe", attempt)
