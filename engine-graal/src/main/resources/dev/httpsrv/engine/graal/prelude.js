// What every JavaScript interpreter starts with. Called once with the host's functions and what shows
// a value, before any script runs; returns the helpers that the Java side calls.
//
// Scripts may replace whatever is global, and what it consists of. So what is used later is taken
// now, and nothing later goes by the prototypes of lists and descriptors: no iteration, no spread,
// no assignment to an index of a list that has one.
(function (hostPrint, hostLocate, hostRun, hostResolve, hostRejected, hostShow, trusted) {
  "use strict";

  const { apply } = Reflect;
  const { create, defineProperty, freeze } = Object;
  const { getOwnPropertyNames, setPrototypeOf } = Object;
  const getDescriptor = Object.getOwnPropertyDescriptor;
  const keysOf = Object.keys;
  const FunctionPrototype = Function.prototype;
  const Failure = Error;
  const WrongType = TypeError;

  // Returns a method as a function that takes its object first.
  const uncurried = FunctionPrototype.bind.bind(FunctionPrototype.call);
  const bind = uncurried(FunctionPrototype.bind);
  const isInstance = uncurried(FunctionPrototype[Symbol.hasInstance]);
  const startsWith = uncurried(String.prototype.startsWith);
  const get = uncurried(Map.prototype.get);
  const set = uncurried(Map.prototype.set);
  const has = uncurried(Map.prototype.has);
  const remove = uncurried(Map.prototype.delete);
  const cause = uncurried(WeakMap.prototype.get);
  const setCause = uncurried(WeakMap.prototype.set);

  const scripts = new Map();
  const libraries = new Map();
  const causes = new WeakMap();
  const isObject = (value) =>
    (typeof value === "object" && value !== null) || typeof value === "function";

  const noArguments = setPrototypeOf([], null);

  // Printing

  function shown(value) {
    if (typeof value === "string") {
      return value;
    }
    try {
      const stack = isInstance(Failure, value) && getDescriptor(value, "stack")?.value;
      return hostShow(typeof stack === "string" ? stack : value);
    } catch {
      return "[object]"; // a script's proxy has raised
    }
  }

  function joined(values, separator) {
    let line = "";
    for (let i = 0; i < values.length; i++) {
      line += (i > 0 ? separator : "") + shown(values[i]);
    }
    return line;
  }

  const print = (...values) => void hostPrint(joined(values, "\t"));
  const log = (...values) => void hostPrint(joined(values, " "));

  // Modules

  function requireFrom(from) {
    return function require(name) {
      if (typeof name !== "string" || name === "") {
        throw new WrongType("require: the name of a script or library must be a string");
      }
      const meant = hostResolve(name, from);
      const path = meant[0];
      const library = get(libraries, name) ?? get(libraries, path);
      if (library !== undefined) {
        return library;
      }
      const found = has(scripts, path) ? path : hostLocate(path);
      if (!found) {
        throw new Failure(`Cannot find module '${name}': no ${meant[1]}.js in the script folders`);
      }
      hostRun(found);
      const script = get(scripts, found);
      if (script === undefined) {
        throw new Failure(`Cannot require module '${name}' while it runs; import it instead`);
      }
      return script.module.exports;
    };
  }

  function run(wrapper, name, file) {
    const module = { exports: {}, id: name, filename: file, loaded: false };
    const script = { __proto__: null, module, lookup: undefined };
    set(scripts, name, script);
    // Not a catch: rethrowing would move the place of a thrown value that is no Error.
    let done = false;
    try {
      const main = wrapper(module.exports, requireFrom(name), module, file);
      script.lookup = apply(main, module.exports, noArguments);
      done = true;
    } finally {
      if (done) {
        script.loaded = true;
        module.loaded = true;
      } else {
        remove(scripts, name);
      }
    }
  }

  // ES modules. What the host generates for them calls this; scripts do not see it.

  const lookups = new Map();
  const requireAny = requireFrom("");

  const hook = freeze({
    __proto__: null,
    import: (name) => get(libraries, name) ?? requireAny(name),
    ready: (name) => (lookup) => void (has(lookups, name) || set(lookups, name, lookup)),
    exports(name, exports) {
      const lookup = (head) => {
        try {
          return get(lookups, name)(head);
        } catch {
          return exports[head];
        }
      };
      set(scripts, name, { __proto__: null, module: { exports }, lookup, loaded: true });
    },
  });

  // Runs before any script does, so that the promise is still one.
  const connect = (path) => void import(path).then((module) => module.connect(hook));

  // Modules have no require of their own.
  globalThis.require = function require(name) {
    if (typeof name === "string" && (startsWith(name, "./") || startsWith(name, "../"))) {
      throw new Failure(`require('${name}') does not know where a module is: import '${name}'`);
    }
    return requireAny(name);
  };

  const hasRun = (name) => get(scripts, name)?.loaded === true;
  const isReady = (name) => has(lookups, name);

  function libraryNames(name) {
    const library = get(libraries, name);
    return library ? keysOf(library) : null;
  }

  function find(script, head, ...members) {
    const lookup = get(scripts, script)?.lookup;
    let value;
    let owner;
    try {
      value = lookup(head);
    } catch {
      return null;
    }
    if (head in builtins && value === globalThis[head]) {
      return null;
    }
    for (let i = 0; i < members.length; i++) {
      owner = value;
      value = owner?.[members[i]];
    }
    if (typeof value !== "function") {
      return null;
    }
    return owner === undefined ? value : bind(value, owner);
  }

  // Libraries

  function place(path, library) {
    const last = path.lastIndexOf(".");
    set(libraries, path, library);
    if (last < 0) {
      globalThis[path] = library;
      return;
    }
    const parent = path.slice(0, last);
    if (!has(libraries, parent)) {
      place(parent, {});
    }
    get(libraries, parent)[path.slice(last + 1)] = library;
  }

  function library(paths, ...members) {
    const names = paths.split(" ");
    const known = names.find((name) => has(libraries, name));
    const object = known === undefined ? {} : get(libraries, known);
    for (let i = 0; i < members.length; i += 2) {
      object[members[i]] = members[i + 1];
    }
    names.forEach((name) => place(name, object));
  }

  // Errors

  function raise(kind, message, cause) {
    const error = new Failure(message);
    setCause(causes, error, cause);
    throw error;
  }

  function remember(error, cause) {
    if (isObject(error)) {
      setCause(causes, error, cause);
    }
  }

  const causeOf = (error) => (isObject(error) ? cause(causes, error) : undefined);
  const rethrow = (error) => {
    throw error;
  };

  // It calls this when a script has ended, and what waits for promises has run.
  Graal.setUnhandledPromiseRejectionHandler?.(
    (reason, promise) => void hostRejected(reason, promise));

  const java = "Java Packages com edu java javafx javax org";
  const unwanted = "Graal Polyglot load loadWithNewGlobal printErr" + (trusted ? "" : " " + java);
  for (const name of unwanted.split(" ")) {
    delete globalThis[name];
  }
  globalThis.print = print;
  globalThis.console = { debug: log, error: log, info: log, log, warn: log };
  // Names are looked up in scripts with it.
  defineProperty(globalThis, "eval", { value: eval, writable: false, configurable: false });
  const builtins = create(null);
  for (const name of getOwnPropertyNames(globalThis)) {
    builtins[name] = true;
  }

  return {
    causeOf, connect, find, hasRun, isReady, library, libraryNames, raise, remember, rethrow, run,
  };
})
