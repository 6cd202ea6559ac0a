// How values look to JavaScript's scripts, and how Java takes them apart. Called once, before any
// script runs; returns the helpers that the Java side calls. As in prelude.js, what is used later is
// taken now.
(function () {
  "use strict";

  const { apply } = Reflect;
  const { create, defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { getOwnPropertyNames, setPrototypeOf } = Object;
  const entriesOf = Object.entries;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const ObjectPrototype = Object.prototype;
  const FunctionPrototype = Function.prototype;
  const TypedPrototype = getPrototypeOf(Uint8Array.prototype);
  const Bytes = Uint8Array;
  const Buffer = ArrayBuffer;
  const Mapping = Map;
  const Pending = Promise;
  const Failure = Error;
  const Several = AggregateError;
  const Text = String;

  // Returns a method as a function that takes its object first.
  const uncurried = FunctionPrototype.bind.bind(FunctionPrototype.call);
  const getter = (prototype, name) => uncurried(getOwnPropertyDescriptor(prototype, name).get);
  const isInstance = uncurried(FunctionPrototype[Symbol.hasInstance]);
  const hasOwn = uncurried(ObjectPrototype.hasOwnProperty);
  const each = uncurried(Map.prototype.forEach);
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

  const isObject = (value) =>
    (typeof value === "object" && value !== null) || typeof value === "function";

  // Returns a list for Java, to whose indexes can be assigned.
  const newList = () => setPrototypeOf([], null);

  // Objects of Java. A method call on one is four calls of Java, to ask for the member and to run
  // it; so handlers get them in a Proxy that knows the methods of their type.

  const itself = Symbol("itself");
  const Presented = Proxy; // scripts may replace what is global

  // A script's own proxy may learn the symbol here, and with it what scripts may have as well. So what
  // is inherited does not count: all objects could.
  function bare(value) {
    try {
      return getOwnPropertyDescriptor(value, itself)?.value ?? null;
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
        return method === undefined ? object[name] : method(object);
      },
      // The object would refuse it, too, but then the script's line is not known.
      set(object, name) {
        throw new Failure(`${Text(name)}: a script cannot set this`);
      },
      getPrototypeOf: (object) => getPrototypeOf(object),
      // What enumerates names asks for this, and would read every property.
      getOwnPropertyDescriptor(object, name) {
        if (name === itself) {
          return { __proto__: null, value: object, configurable: true };
        }
        return name in object
          ? { __proto__: null, get: () => object[name], enumerable: true, configurable: true }
          : undefined;
      },
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

  // Errors

  const isError = (value) => isInstance(Failure, value);
  const earlier = (error) => (hasOwn(error, "cause") ? error.cause : undefined);

  function members(error) {
    const own = isInstance(Several, error) && getOwnPropertyDescriptor(error, "errors");
    return own && isArray(own.value) ? own.value : null;
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

  // What follows a promise asks for these two, whoever made it.
  const fixed = { __proto__: null, writable: false, configurable: false };
  defineProperty(Pending.prototype, "constructor", fixed);
  defineProperty(Pending, Symbol.species, { __proto__: null, configurable: false });

  return {
    bare, bytes, defer, earlier, entries, functionNames, isError, isPromise, members,
    presentation, presenting, settle, view,
  };
})
