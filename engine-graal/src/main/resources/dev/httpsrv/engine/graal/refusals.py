# What breaks the engine instead of raising where it is not allowed, or reaches the server.


def refusals(trusted):
    from builtins import PermissionError, bool, bytearray, bytes, dict, dir, float, hasattr, int, list
    from builtins import memoryview, setattr, str, tuple, type

    import _signal
    import _socket
    import _thread
    import os
    import polyglot
    import posix
    import select

    def refuse(what):
        def refused(*arguments, **keywords):
            raise PermissionError(what + " are not allowed in scripts")

        return refused

    class RefusedSocket(_socket.socket):
        __slots__ = ()
        __init__ = refuse("sockets")

    def refuse_each(module, names, what):
        for each in names:
            if hasattr(module, each):
                setattr(module, each, refuse(what))

    def getters(module):
        return {each for each in dir(module) if each.startswith("get")}

    _thread.start_new_thread = _thread.start_new = refuse("threads")
    alarms = ("alarm", "raise_signal", "set_wakeup_fd", "setitimer", "siginterrupt", "signal")
    refuse_each(_signal, alarms, "signals")
    # It would change what Java sees of other scripts' values; Python's own modules need it for others.
    plain = (bool, bytearray, bytes, dict, float, int, list, memoryview, str, tuple, type(None))
    register = polyglot.register_interop_behavior

    def register_interop_behavior(kind, *arguments, **keywords):
        if kind in plain:
            raise PermissionError("changes of plain values are not allowed in scripts")
        return register(kind, *arguments, **keywords)

    polyglot.register_interop_behavior = register_interop_behavior
    if not trusted:
        _socket.socket = _socket.SocketType = RefusedSocket
        refuse_each(_socket, getters(_socket) - {"getdefaulttimeout", "gethostname"}, "sockets")
        select.select = refuse("sockets")
        os.system = posix.system = refuse("processes")
        os.getcwd = posix.getcwd = os.getcwdb = posix.getcwdb = refuse("files")


refusals
