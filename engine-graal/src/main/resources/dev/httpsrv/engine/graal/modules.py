# Scripts and libraries as modules. Python's own come first, so that no script replaces one of them for
# the others.


def modules(host_locate, host_run):
    # Scripts may replace them.
    from builtins import TypeError, callable, compile, exec, getattr, hasattr, isinstance, len, set
    from builtins import setattr, str, zip

    import builtins
    import sys
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    scripts = {}
    libraries = {}
    package_script = ".__init__"
    own_modules = sys.stdlib_module_names | set(sys.builtin_module_names)

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

    builtins.require = require
    builtins.__import__ = import_
    sys.meta_path.append(Scripts())

    return {"compile": compile_, "find": find, "library": library, "run": run}


modules
