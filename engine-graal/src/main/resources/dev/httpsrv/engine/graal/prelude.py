# What every Python interpreter starts with. Called once with the host's functions; returns the
# helpers that the Java side calls.


def prelude(host_print, host_locate, host_run, trusted):
    # Scripts may replace them.
    from builtins import BaseException, BaseExceptionGroup, PermissionError, RuntimeError
    from builtins import StopIteration, SyntaxError
    from builtins import TypeError, ValueError, bool, bytearray, bytes, callable, compile, dict, dir
    from builtins import exec, float, getattr, hasattr, int, isinstance, len, list, memoryview, setattr
    from builtins import str, tuple, type, zip

    import _signal
    import _socket
    import _thread
    import builtins
    import os
    import polyglot
    import posix
    import select
    import sys
    from importlib.machinery import ModuleSpec
    from types import CoroutineType, ModuleType

    scripts = {}
    libraries = {}
    most_frames = 100
    package_script = ".__init__"
    own_modules = sys.stdlib_module_names | set(sys.builtin_module_names)

    # Printing

    stdout = sys.stdout
    stderr = sys.stderr
    unfinished = []

    def print(*values, sep="\t", end="\n", file=None, flush=False):
        text = ("\t" if sep is None else sep).join(str(each) for each in values)
        text += "\n" if end is None else end
        target = sys.stdout if file is None else file
        if target is not stdout and target is not stderr:
            if target is not None:
                target.write(text)
                if flush:
                    target.flush()
        elif text.endswith("\n") and not unfinished:
            host_print(text[:-1])
        else:
            # The stream puts the parts of a line together.
            stdout.write(text)
            stdout.flush()
            unfinished[:] = [] if text.endswith("\n") else [True]

    # Modules. Python's own come first, so that no script replaces one of them for the others.

    def is_own(name):
        return name.partition(".")[0] in own_modules

    def locate(name):
        """Returns the script that is a module; that of a folder may be its __init__."""
        return host_locate(name) or host_locate(name + package_script)

    def attach(name, module):
        parent, _, child = name.rpartition(".")
        if parent in sys.modules:
            setattr(sys.modules[parent], child, module)

    def make_packages(name):
        """Makes the folders above a script importable; a script beside a folder is its package."""
        parent = name.rpartition(".")[0]
        if not parent:
            return
        make_packages(parent)
        if parent not in sys.modules:
            if locate(parent) is not None:
                original_import(parent)
            else:
                package = ModuleType(parent)
                sys.modules[parent] = package
                attach(parent, package)
        if not hasattr(sys.modules[parent], "__path__"):
            sys.modules[parent].__path__ = []

    def prepare(name):
        if "." in name and name not in sys.modules and not is_own(name):
            if name.partition(".")[0] not in libraries and locate(name) is not None:
                make_packages(name)

    def absolute(name, package, level):
        base = package.split(".")
        base = base[: len(base) - level + 1]
        return ".".join(base + [name] if name else base)

    # The import system asks a finder for "a" before "a.b", and only the host knows "a.b".
    def import_(name, globals=None, locals=None, fromlist=(), level=0):
        if not level and name in libraries:
            return libraries[name if fromlist else name.partition(".")[0]]
        if level or fromlist or name not in sys.modules:
            package = (globals or {}).get("__package__") or ""
            full = absolute(name, package, level) if level else name
            prepare(full)
            for each in fromlist or ():
                prepare(full + "." + each)
        return original_import(name, globals, locals, fromlist, level)

    original_import = builtins.__import__

    class Scripts:
        """Finds scripts that are beside the importing one."""

        def find_spec(self, name, path=None, target=None):
            found = locate(name)
            return None if found is None else ModuleSpec(name, self, origin=found)

        def create_module(self, spec):
            host_run(spec.origin)
            return scripts[spec.origin]

        def exec_module(self, module):
            pass

    def run(code, script, file):
        name = script.removesuffix(package_script)
        module = ModuleType(name)
        module.__file__ = file
        module.__package__ = name.rpartition(".")[0]
        if name != script:
            module.__package__ = name
            module.__path__ = []
        scripts[script] = module
        importable = not is_own(name) and name not in libraries
        if importable:
            make_packages(name)
            sys.modules[name] = module
        done = False
        try:
            exec(code, module.__dict__)
            done = True
        finally:
            if not done:
                scripts.pop(script, None)
                if sys.modules.get(name) is module:
                    del sys.modules[name]
        if importable:
            attach(name, module)

    def compile_(source, file):
        return compile(source.encode("latin-1"), file, "exec", dont_inherit=True)

    def require(name):
        if not isinstance(name, str) or not name:
            raise TypeError("require: the name of a script or library must be a string")
        path = name.replace("/", ".")
        if path in libraries:
            return libraries[path]
        import_(path)
        return sys.modules[path]

    def find(script, name):
        if script not in scripts:
            return None
        head, *members = name.split(".")
        value = scripts[script].__dict__.get(head)
        for each in members:
            value = getattr(value, each, None)
        return value if callable(value) else None

    # Libraries

    def place(path, module):
        parent, _, last = path.rpartition(".")
        libraries[path] = module
        if not is_own(path):
            sys.modules[path] = module
        if not parent:
            setattr(builtins, path, module)
            return
        if parent not in libraries:
            place(parent, new_library(parent))
        setattr(libraries[parent], last, module)

    def new_library(path):
        module = ModuleType(path)
        module.__path__ = []
        return module

    def library(paths, *members):
        names = paths.split(" ")
        known = [libraries[each] for each in names if each in libraries]
        module = known[0] if known else new_library(names[0])
        for name, value in zip(members[::2], members[1::2]):
            setattr(module, name, value)
        for each in names:
            place(each, module)

    # Errors

    def raise_(kind, message, cause):
        error = ValueError(message) if kind == "argument" else RuntimeError(message)
        error._httpsrv_cause = cause
        raise error

    def remember(error, cause):
        error._httpsrv_cause = cause

    def cause_of(error):
        return getattr(error, "_httpsrv_cause", None)

    def earlier(error):
        """Returns the error from which, or in whose handling, another was raised."""
        if error.__cause__ is not None or error.__suppress_context__:
            return error.__cause__
        return error.__context__

    def members(error):
        found = error.exceptions if isinstance(error, BaseExceptionGroup) else None
        return found if isinstance(found, (list, tuple)) else None

    def where():
        frames = []
        frame = sys._getframe()
        while frame is not None and len(frames) < most_frames:
            frames.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
            frame = frame.f_back
        return frames

    def trace(error):
        frames = []
        each = error.__traceback__
        while each is not None:
            code = each.tb_frame.f_code
            frames.append((code.co_filename, each.tb_lineno, code.co_name))
            each = each.tb_next
        return frames[: -most_frames - 1 : -1]

    def syntax_error(error):
        if isinstance(error, SyntaxError):
            return error.lineno or 0, str(error.msg)
        return 0, f"{type(error).__name__}: {error}"

    # Values

    class ZeroBased(list):
        """A list that has None beyond its ends."""

        def __getitem__(self, index):
            if isinstance(index, int) and not -len(self) <= index < len(self):
                return None
            return list.__getitem__(self, index)

    def to_bytes(text):
        return text.encode("latin-1")

    def as_bytes(value):
        if isinstance(value, (bytes, bytearray)):
            return value
        return value.tobytes() if isinstance(value, memoryview) else None

    def mapping(*flat):
        return dict(zip(flat[::2], flat[1::2]))

    def listing(*items):
        return list(items)

    def zero_based(*items):
        return ZeroBased(items)

    def results(*items):
        return items

    def entries(value):
        if not isinstance(value, dict):
            return None
        return [each for entry in value.items() for each in entry]

    def integer(text):
        return int(text)

    def is_float(value):
        return isinstance(value, float)

    def member(table, name):
        return table.get(name) if isinstance(table, dict) else getattr(table, name, None)

    def function_names(table):
        names = table.keys() if isinstance(table, dict) else dir(table)
        return [
            each
            for each in names
            if isinstance(each, str) and not each.startswith("_") and callable(member(table, each))
        ]

    # Coroutines. Nothing happens between two calls of a script that one could wait for.

    def is_coroutine(value):
        return isinstance(value, CoroutineType)

    def complete(coroutine):
        try:
            coroutine.send(None)
        except StopIteration as done:
            return True, done.value
        try:
            coroutine.close()
        except BaseException:
            pass  # It has said what it thinks of being ended.
        return False, None

    # These break the engine instead of raising where they are not allowed, or reach the server.
    def refuse(what):
        def refused(*arguments, **keywords):
            raise PermissionError(what + " are not allowed in scripts")

        return refused

    class RefusedSocket(_socket.socket):
        __slots__ = ()
        __init__ = refuse("sockets")

    _thread.start_new_thread = _thread.start_new = refuse("threads")
    for each in ("alarm", "raise_signal", "set_wakeup_fd", "setitimer", "siginterrupt", "signal"):
        if hasattr(_signal, each):
            setattr(_signal, each, refuse("signals"))
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
        for each in dir(_socket):
            if each.startswith("get") and each not in ("getdefaulttimeout", "gethostname"):
                setattr(_socket, each, refuse("sockets"))
        select.select = refuse("sockets")
        os.system = posix.system = refuse("processes")
        os.getcwd = posix.getcwd = os.getcwdb = posix.getcwdb = refuse("files")

    builtins.print = print
    builtins.require = require
    builtins.__import__ = import_
    sys.meta_path.append(Scripts())

    return {
        "as_bytes": as_bytes,
        "cause_of": cause_of,
        "compile": compile_,
        "complete": complete,
        "earlier": earlier,
        "entries": entries,
        "find": find,
        "function_names": function_names,
        "integer": integer,
        "is_coroutine": is_coroutine,
        "is_float": is_float,
        "library": library,
        "listing": listing,
        "mapping": mapping,
        "member": member,
        "members": members,
        "raise": raise_,
        "remember": remember,
        "results": results,
        "run": run,
        "syntax_error": syntax_error,
        "to_bytes": to_bytes,
        "trace": trace,
        "where": where,
        "zero_based": zero_based,
    }


prelude
