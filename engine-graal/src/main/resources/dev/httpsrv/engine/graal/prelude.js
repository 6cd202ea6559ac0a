// What every JavaScript interpreter starts with. Called once with the host's functions; returns
// the helpers that the Java side calls.
(function (hostPrint, hostLocate, hostRun) {
  "use strict";

  const scripts = new Map();
  const libraries = new Map();
  const causes = new WeakMap();
  const isObject = (value) =>
    (typeof value === "object" && value !== null) || typeof value === "function";

  // Printing

  function text(value) {
    try {
      return String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  }

  function shown(value) {
    const plain = isObject(value) && Object.getPrototypeOf(value) === Object.prototype;
    if (plain || Array.isArray(value)) {
      try {
        return JSON.stringify(value);
      } catch {
        return text(value);
      }
    }
    return value instanceof Error && value.stack ? value.stack : text(value);
  }

  const print = (...values) => void hostPrint(values.map(text).join("\t"));
  const log = (...values) => void hostPrint(values.map(shown).join(" "));

  // Modules

  function resolve(name, from) {
    const path = name.replace(/\.m?js$/, "");
    if (!path.startsWith("./") && !path.startsWith("../")) {
      return path.replaceAll("/", ".");
    }
    const steps = from.split(".").slice(0, -1);
    for (const step of path.split("/")) {
      if (step === ".." && steps.length === 0) {
        return undefined;
      } else if (step === "..") {
        steps.pop();
      } else if (step !== ".") {
        steps.push(step);
      }
    }
    return steps.join(".");
  }

  function requireFrom(from) {
    return function require(name) {
      if (typeof name !== "string" || name === "") {
        throw new TypeError("require: the name of a script or library must be a string");
      }
      const path = resolve(name, from);
      const library = libraries.get(name) ?? libraries.get(path);
      if (library !== undefined) {
        return library;
      }
      const found = scripts.has(path) ? path : path && hostLocate(path);
      if (!found) {
        const file = path ? path.replaceAll(".", "/") : name;
        throw new Error(`Cannot find module '${name}': no ${file}.js in the script folders`);
      }
      hostRun(found);
      const script = scripts.get(found);
      if (script === undefined) {
        throw new Error(`Cannot require module '${name}' while it runs; import it instead`);
      }
      return script.module.exports;
    };
  }

  function run(wrapper, name, file) {
    const module = { exports: {}, id: name, filename: file, loaded: false };
    const script = { module, lookup: undefined };
    scripts.set(name, script);
    // Not a catch: rethrowing would move the place of a thrown value that is no Error.
    try {
      const main = wrapper(module.exports, requireFrom(name), module, file);
      script.lookup = main.call(module.exports);
      module.loaded = true;
    } finally {
      if (!module.loaded) {
        scripts.delete(name);
      }
    }
  }

  // ES modules. The modules that the host generates call this; scripts have no reason to.

  const lookups = new Map();
  const requireAny = requireFrom("");

  const hook = {
    import: (name) => libraries.get(name) ?? requireAny(name),
    ready: (name, lookup) => void lookups.set(name, lookup),
    exports(name, exports) {
      const lookup = (head) => {
        try {
          return lookups.get(name)(head);
        } catch {
          return exports[head];
        }
      };
      scripts.set(name, { module: { exports, id: name, loaded: true }, lookup });
    },
  };
  Object.defineProperty(globalThis, Symbol.for("httpsrv.modules"), { value: Object.freeze(hook) });

  // Modules have no require of their own.
  globalThis.require = function require(name) {
    if (typeof name === "string" && /^\.\.?\//.test(name)) {
      throw new Error(`require('${name}') does not know where a module is: import '${name}'`);
    }
    return requireAny(name);
  };

  const hasRun = (name) => scripts.get(name)?.module.loaded === true;
  const isReady = (name) => lookups.has(name);

  const identifier = /^[A-Za-z_$][\w$]*$/;

  function libraryNames(name) {
    const library = libraries.get(name);
    return library ? Object.keys(library).filter((each) => identifier.test(each)) : null;
  }

  const dotted = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

  function find(script, name) {
    const lookup = scripts.get(script)?.lookup;
    if (!lookup || !dotted.test(name)) {
      return null;
    }
    const [head, ...members] = name.split(".");
    let value;
    let owner;
    try {
      value = lookup(head);
    } catch {
      return null;
    }
    if (builtins.has(head) && value === globalThis[head]) {
      return null;
    }
    for (const member of members) {
      owner = value;
      value = owner?.[member];
    }
    if (typeof value !== "function") {
      return null;
    }
    return owner === undefined ? value : value.bind(owner);
  }

  // Libraries

  function place(path, library) {
    const last = path.lastIndexOf(".");
    libraries.set(path, library);
    if (last < 0) {
      globalThis[path] = library;
      return;
    }
    const parent = path.slice(0, last);
    if (!libraries.has(parent)) {
      place(parent, {});
    }
    libraries.get(parent)[path.slice(last + 1)] = library;
  }

  function library(paths, ...members) {
    const names = paths.split(" ");
    const known = names.find((name) => libraries.has(name));
    const object = known === undefined ? {} : libraries.get(known);
    for (let i = 0; i < members.length; i += 2) {
      object[members[i]] = members[i + 1];
    }
    names.forEach((name) => place(name, object));
  }

  // Errors

  function raise(kind, message, cause) {
    const error = new Error(message);
    causes.set(error, cause);
    throw error;
  }

  function remember(error, cause) {
    if (isObject(error)) {
      causes.set(error, cause);
    }
  }

  const causeOf = (error) => (isObject(error) ? causes.get(error) : undefined);
  const rethrow = (error) => {
    throw error;
  };

  // Objects of Java. A method call on one is four calls of Java, to ask for the member and to run
  // it; so handlers get them in a Proxy that knows the methods of their type.

  const itself = Symbol("itself");
  const Presented = Proxy; // scripts may replace what is global
  const { create, freeze, getPrototypeOf } = Object;

  // A script's own proxy may learn the symbol here, and with it what scripts may have as well.
  function bare(value) {
    try {
      return value[itself] ?? null;
    } catch {
      return null;
    }
  }

  // Java leaves out what is beyond the parameters; a list of arguments is what costs.
  function bound(method, parameters) {
    switch (parameters) {
      case 0:
        return (object) => () => method(object);
      case 1:
        return (object) => (a) => method(object, a);
      case 2:
        return (object) => (a, b) => method(object, a, b);
      case 3:
        return (object) => (a, b, c) => method(object, a, b, c);
      default:
        return (object) => (...values) => method(object, ...values);
    }
  }

  function presentation(...described) {
    const methods = create(null);
    for (let i = 0; i < described.length; i += 3) {
      methods[described[i]] = bound(described[i + 1], described[i + 2]);
    }
    return freeze({
      __proto__: null,
      get(object, name) {
        const method = methods[name];
        if (method !== undefined) {
          return method(object);
        }
        return name === itself ? object : object[name];
      },
      getPrototypeOf: (object) => getPrototypeOf(object),
      // What enumerates names asks for this, and would read every property.
      getOwnPropertyDescriptor: (object, name) =>
        name in object
          ? { get: () => object[name], enumerable: true, configurable: true }
          : undefined,
    });
  }

  const presenting = (call, presentation) => (object) => call(new Presented(object, presentation));

  // Values

  // set() copies at once, where slice() of a buffer that Java owns goes byte by byte.
  function bytes(buffer) {
    const source = new Uint8Array(new ArrayBuffer(buffer));
    const copy = new Uint8Array(source.length);
    copy.set(source);
    return copy;
  }

  // Returns what Java reads the bytes from: buffer, offset, length.
  function view(value) {
    if (ArrayBuffer.isView(value)) {
      return [value.buffer, value.byteOffset, value.byteLength];
    }
    return value instanceof ArrayBuffer ? [value, 0, value.byteLength] : null;
  }

  function map(...flat) {
    const object = {};
    for (let i = 0; i < flat.length; i += 2) {
      if (flat[i] === "__proto__") {
        // Assigning it would set the prototype.
        const value = flat[i + 1];
        const own = { value, writable: true, enumerable: true, configurable: true };
        Object.defineProperty(object, flat[i], own);
      } else {
        object[flat[i]] = flat[i + 1];
      }
    }
    return object;
  }

  const list = (...items) => items;

  function entries(value) {
    if (value instanceof Map) {
      return [...value].flat();
    }
    return typeof value === "object" && !Array.isArray(value) ? Object.entries(value).flat() : null;
  }

  // Takes an object apart as JSON.stringify would, but for what that leaves out silently.
  function parts(value) {
    if (typeof value.toJSON === "function") {
      return ["stand", value.toJSON() ?? null];
    } else if (value instanceof Map) {
      return ["entries", [...value].flat()];
    } else if (value instanceof Set) {
      return ["items", [...value]];
    } else if (value instanceof Promise) {
      return ["unfit", "a promise; await it first"];
    } else if (bare(value) !== null) {
      return ["unfit", "an object"];
    } else if (typeof value === "object") {
      return ["entries", Object.entries(value).filter((each) => each[1] !== undefined).flat()];
    }
    return ["unfit", `a ${typeof value}`];
  }

  function functionNames(table) {
    const names = new Set();
    for (let each = table; isObject(each); each = Object.getPrototypeOf(each)) {
      if (each === Object.prototype || each === Function.prototype) {
        break;
      }
      for (const name of Object.getOwnPropertyNames(each)) {
        if (name !== "constructor" && !name.startsWith("_") && typeof table[name] === "function") {
          names.add(name);
        }
      }
    }
    return [...names];
  }

  // Promises

  const isPromise = (value) => value instanceof Promise;

  function settle(promise) {
    const outcome = { state: "pending", value: undefined };
    const settled = (state) => (value) => {
      outcome.state = state;
      outcome.value = value;
    };
    const settling = promise.then(settled("fulfilled"), settled("rejected"));
    outcome.whenSettled = (then) => void settling.then(() => then());
    return outcome;
  }

  function defer() {
    const deferred = {};
    deferred.promise = new Promise((resolve, reject) => {
      deferred.resolve = resolve;
      deferred.reject = reject;
    });
    return deferred;
  }

  const unwanted =
    "Graal Java Packages Polyglot com edu java javafx javax load loadWithNewGlobal org printErr";
  for (const name of unwanted.split(" ")) {
    delete globalThis[name];
  }
  globalThis.print = print;
  globalThis.console = { debug: log, error: log, info: log, log, warn: log };
  const builtins = new Set(Object.getOwnPropertyNames(globalThis));

  return {
    bare, bytes, causeOf, defer, entries, find, functionNames, hasRun, isPromise, isReady, library,
    libraryNames, list, map, parts, presentation, presenting, raise, remember, rethrow, run, settle, view,
  };
})
