// What every JavaScript interpreter starts with. Called once with the host's functions, before any
// script runs; returns the helpers that the Java side calls.
//
// Scripts may replace whatever is global, and what it consists of. So what is used later is taken
// now, and nothing later goes by the prototypes of lists and descriptors: no iteration, no spread,
// no assignment to an index of a list that has one.
(function (hostPrint, hostLocate, hostRun, hostResolve, trusted) {
  "use strict";

  const { apply } = Reflect;
  const { create, defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { getOwnPropertyNames, setPrototypeOf } = Object;
  const entriesOf = Object.entries;
  const keysOf = Object.keys;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const { stringify } = JSON;
  const ObjectPrototype = Object.prototype;
  const FunctionPrototype = Function.prototype;
  const TypedPrototype = getPrototypeOf(Uint8Array.prototype);
  const Text = String;
  const Failure = Error;
  const WrongType = TypeError;
  const Bytes = Uint8Array;
  const Buffer = ArrayBuffer;
  const Mapping = Map;
  const Collection = Set;
  const Pending = Promise;

  // Returns a method as a function that takes its object first.
  const uncurried = FunctionPrototype.bind.bind(FunctionPrototype.call);
  const getter = (prototype, name) => uncurried(getOwnPropertyDescriptor(prototype, name).get);
  const bind = uncurried(FunctionPrototype.bind);
  const isInstance = uncurried(FunctionPrototype[Symbol.hasInstance]);
  const hasOwn = uncurried(ObjectPrototype.hasOwnProperty);
  const startsWith = uncurried(String.prototype.startsWith);
  const describe = uncurried(ObjectPrototype.toString);
  const get = uncurried(Map.prototype.get);
  const set = uncurried(Map.prototype.set);
  const has = uncurried(Map.prototype.has);
  const remove = uncurried(Map.prototype.delete);
  const each = uncurried(Map.prototype.forEach);
  const eachOf = uncurried(Set.prototype.forEach);
  const cause = uncurried(WeakMap.prototype.get);
  const setCause = uncurried(WeakMap.prototype.set);
  const then = uncurried(Promise.prototype.then);
  const setBytes = uncurried(TypedPrototype.set);
  const typeOfBytes = getter(TypedPrototype, Symbol.toStringTag);
  const bufferOf = getter(TypedPrototype, "buffer");
  const offsetOf = getter(TypedPrototype, "byteOffset");
  const lengthOf = getter(TypedPrototype, "byteLength");
  const viewedBuffer = getter(DataView.prototype, "buffer");
  const viewedOffset = getter(DataView.prototype, "byteOffset");
  const viewedLength = getter(DataView.prototype, "byteLength");
  const bufferLength = getter(ArrayBuffer.prototype, "byteLength");

  const scripts = new Map();
  const libraries = new Map();
  const causes = new WeakMap();
  const isObject = (value) =>
    (typeof value === "object" && value !== null) || typeof value === "function";

  // Returns a list for Java, to whose indexes can be assigned.
  const newList = () => setPrototypeOf([], null);

  // Printing

  function text(value) {
    try {
      return Text(value);
    } catch {
      return describe(value);
    }
  }

  function shown(value) {
    const plain = isObject(value) && getPrototypeOf(value) === ObjectPrototype;
    if (plain || isArray(value)) {
      try {
        return Text(stringify(value));
      } catch {
        return text(value);
      }
    }
    return isObject(value) && isInstance(Failure, value) && value.stack
      ? text(value.stack)
      : text(value);
  }

  function joined(values, textOf, separator) {
    let line = "";
    for (let i = 0; i < values.length; i++) {
      line += (i > 0 ? separator : "") + textOf(values[i]);
    }
    return line;
  }

  const print = (...values) => void hostPrint(joined(values, text, "\t"));
  const log = (...values) => void hostPrint(joined(values, shown, " "));

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
      script.lookup = apply(main, module.exports, newList());
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

  // Objects of Java. A method call on one is four calls of Java, to ask for the member and to run
  // it; so handlers get them in a Proxy that knows the methods of their type.

  const itself = Symbol("itself");
  const Presented = Proxy; // scripts may replace what is global

  // A script's own proxy may learn the symbol here, and with it what scripts may have as well.
  function bare(value) {
    try {
      return value[itself] ?? null;
    } catch {
      return null;
    }
  }

  function preceded(first, others) {
    const all = newList();
    all[0] = first;
    for (let i = 0; i < others.length; i++) {
      all[i + 1] = others[i];
    }
    return all;
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
        return (object) => (...values) => apply(method, undefined, preceded(object, values));
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
          ? { __proto__: null, get: () => object[name], enumerable: true, configurable: true }
          : undefined,
    });
  }

  const presenting = (call, presentation) => (object) => call(new Presented(object, presentation));

  // Values

  // set() copies at once, where slice() of a buffer that Java owns goes byte by byte.
  function bytes(buffer) {
    const source = new Bytes(new Buffer(buffer));
    const copy = new Bytes(lengthOf(source));
    setBytes(copy, source);
    return copy;
  }

  // Returns what Java reads the bytes from: buffer, offset, length.
  function view(value) {
    if (!isView(value)) {
      return isInstance(Buffer, value) ? [value, 0, bufferLength(value)] : null;
    }
    return typeOfBytes(value) === undefined
      ? [viewedBuffer(value), viewedOffset(value), viewedLength(value)]
      : [bufferOf(value), offsetOf(value), lengthOf(value)];
  }

  function map(...flat) {
    const object = {};
    for (let i = 0; i < flat.length; i += 2) {
      const key = flat[i];
      const value = flat[i + 1];
      if (key in object) {
        // Assigning it would call what is inherited, and "__proto__" set the prototype.
        const own = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
        defineProperty(object, key, own);
      } else {
        object[key] = value;
      }
    }
    return object;
  }

  const list = (...items) => items;

  // Returns keys and values in turn.
  function flatEntries(value) {
    const flat = newList();
    const add = (content, key) => {
      flat[flat.length] = key;
      flat[flat.length] = content;
    };
    if (isInstance(Mapping, value)) {
      each(value, add);
      return flat;
    }
    const pairs = entriesOf(value);
    for (let i = 0; i < pairs.length; i++) {
      add(pairs[i][1], pairs[i][0]);
    }
    return flat;
  }

  const entries = (value) => (typeof value === "object" && !isArray(value) ? flatEntries(value) : null);

  function items(set) {
    const all = newList();
    eachOf(set, (item) => (all[all.length] = item));
    return all;
  }

  // Returns what stands for an object in data. What a script adds to all objects is not the wish of
  // another one's.
  function standIn(object) {
    let each = object;
    while (isObject(each) && each !== ObjectPrototype) {
      if (hasOwn(each, "toJSON")) {
        return object.toJSON;
      }
      each = getPrototypeOf(each);
    }
    return undefined;
  }

  // Takes an object apart as JSON.stringify would, but for what that leaves out silently.
  function parts(value) {
    if (bare(value) !== null) {
      return ["unfit", "an object"];
    }
    const toJson = standIn(value);
    if (typeof toJson === "function") {
      return ["stand", apply(toJson, value, newList()) ?? null];
    } else if (isInstance(Mapping, value)) {
      return ["entries", flatEntries(value)];
    } else if (isInstance(Collection, value)) {
      return ["items", items(value)];
    } else if (isPromise(value)) {
      return ["unfit", "a promise; await it first"];
    } else if (typeof value === "object") {
      return ["entries", defined(flatEntries(value))];
    }
    return ["unfit", `a ${typeof value}`];
  }

  function defined(flat) {
    const kept = newList();
    for (let i = 0; i < flat.length; i += 2) {
      if (flat[i + 1] !== undefined) {
        kept[kept.length] = flat[i];
        kept[kept.length] = flat[i + 1];
      }
    }
    return kept;
  }

  function functionNames(table) {
    const names = newList();
    const seen = create(null);
    let level = table;
    while (isObject(level) && level !== ObjectPrototype && level !== FunctionPrototype) {
      const own = getOwnPropertyNames(level);
      for (let i = 0; i < own.length; i++) {
        const name = own[i];
        const known = name === "constructor" || name[0] === "_" || name in seen;
        if (!known && typeof table[name] === "function") {
          seen[name] = true;
          names[names.length] = name;
        }
      }
      level = getPrototypeOf(level);
    }
    return names;
  }

  // Promises

  const isPromise = (value) => isInstance(Pending, value);

  function settle(promise) {
    let waiting;
    const outcome = { __proto__: null, state: "pending", value: undefined };
    outcome.whenSettled = (run) => {
      waiting = run;
      if (outcome.state !== "pending") {
        run();
      }
    };
    const settled = (state) => (value) => {
      outcome.state = state;
      outcome.value = value;
      waiting?.();
    };
    then(promise, settled("fulfilled"), settled("rejected"));
    return outcome;
  }

  function defer() {
    const deferred = { __proto__: null };
    deferred.promise = new Pending((resolve, reject) => {
      deferred.resolve = resolve;
      deferred.reject = reject;
    });
    return deferred;
  }

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
    bare, bytes, causeOf, connect, defer, entries, find, functionNames, hasRun, isPromise, isReady,
    library, libraryNames, list, map, parts, presentation, presenting, raise, remember, rethrow, run,
    settle, view,
  };
})
