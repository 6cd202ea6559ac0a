// Plain data on its way between Java and JavaScript's scripts. A call from one to the other costs as
// much as several values do; so a whole tree goes in one, as a row of values, and in it a mark wherever
// a list or an object is. Called once with the marks and bounds, before any script runs; returns the
// helpers that the Java side calls. As in prelude.js, what is used later is taken now.
(function (LIST, OBJECT, END, UNFIT, isHost, hostMark, mostNested, tooDeep, mostItems) {
  "use strict";

  const { apply } = Reflect;
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Object;
  const keysOf = Object.keys;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const Buffer = ArrayBuffer;
  const Mapping = Map;
  const Collection = Set;
  const Pending = Promise;
  const ObjectPrototype = Object.prototype;
  const FunctionPrototype = Function.prototype;
  const TypedPrototype = getPrototypeOf(Uint8Array.prototype);
  const isJava = globalThis.Java?.isJavaObject ?? (() => false); // trusted scripts have Java's

  const uncurried = FunctionPrototype.bind.bind(FunctionPrototype.call);
  const isInstance = uncurried(FunctionPrototype[Symbol.hasInstance]);
  const hasOwn = uncurried(ObjectPrototype.hasOwnProperty);
  const each = uncurried(Map.prototype.forEach);
  const eachOf = uncurried(Set.prototype.forEach);
  const getter = (name) => uncurried(getOwnPropertyDescriptor(TypedPrototype, name).get);
  const typeOf = getter(Symbol.toStringTag); // undefined for a DataView
  const lengthOf = getter("length");
  const { isInteger } = Number;
  const { floor, max } = Math;
  const ArrayPrototype = Array.prototype;
  const Quantity = Number;
  const Text = String;
  const WrongType = TypeError;
  const noArguments = setPrototypeOf([], null);
  const mostAtOnce = 1000; // values that a call takes

  const isObject = (value) =>
    (typeof value === "object" && value !== null) || typeof value === "function";

  // An object of these types is taken for what it holds.
  const boxes = [Number, String, Boolean, BigInt];
  const contents = boxes.map((type) => uncurried(type.prototype.valueOf));

  function unboxed(object) {
    for (let i = 0; i < 4; i++) {
      if (isInstance(boxes[i], object)) {
        try {
          return contents[i](object);
        } catch (e) {
          if (!isInstance(WrongType, e)) {
            throw e;
          }
          return object; // which only inherits from the type
        }
      }
    }
    return object;
  }

  function isBytes(value) {
    if (!isView(value)) {
      return isInstance(Buffer, value);
    }
    const type = typeOf(value);
    return type === undefined || type === "Uint8Array" || type === "Uint8ClampedArray";
  }

  // Returns a list to whose indexes can be assigned.
  const newList = () => setPrototypeOf([], null);

  const list = (...items) => items;

  function define(object, key, value) {
    if (key in object) {
      // Assigning it would call what is inherited, and "__proto__" set the prototype.
      const own = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
      defineProperty(object, key, own);
    } else {
      object[key] = value;
    }
  }

  function map(...flat) {
    const object = {};
    for (let i = 0; i < flat.length; i += 2) {
      define(object, flat[i], flat[i + 1]);
    }
    return object;
  }

  // From Java: the parts of a list or an object come before its mark, its length, and an object's keys.
  function built(...row) {
    const done = newList();
    const items = newList();
    let top = 0;
    for (let i = 0; i < row.length; i++) {
      const next = row[i];
      if (next === LIST) {
        const length = row[++i];
        items.length = length;
        top -= length;
        for (let k = 0; k < length; k++) {
          items[k] = done[top + k];
        }
        done[top++] = apply(list, undefined, items);
      } else if (next === OBJECT) {
        const length = row[++i];
        const object = {};
        top -= length;
        for (let k = 0; k < length; k++) {
          define(object, row[++i], done[top + k]);
        }
        done[top++] = object;
      } else {
        done[top++] = next;
      }
    }
    return done[0];
  }

  // Whether an object is Java's. The mark is but a hint, which a script, or a client, may give as well.
  function isForeign(object, prototype) {
    if (isJava(object)) {
      return true;
    }
    if (prototype === ArrayPrototype && isArray(object)) {
      return false;
    }
    let marked = prototype !== ObjectPrototype; // as an error of Java's has it
    try {
      marked ||= object[hostMark] === true;
    } catch {
      marked = true; // a script's proxy has raised, or the stack is full
    }
    return marked && isHost(object);
  }

  // Returns what stands for an object in data. What a script adds to all objects, or lists, is not the
  // wish of another one's.
  function standIn(object, prototype) {
    if (hasOwn(object, "toJSON")) {
      return object.toJSON;
    }
    let at = prototype;
    while (isObject(at) && at !== ObjectPrototype && at !== ArrayPrototype) {
      if (hasOwn(at, "toJSON")) {
        return object.toJSON;
      }
      at = getPrototypeOf(at);
    }
    return undefined;
  }

  // To Java, as JSON.stringify would, but for what that leaves out silently. A list or an object is its
  // mark, its parts, an object's with their keys before them, and an end. Nothing follows what is unfit.
  function flat(take, value) {
    const tree = {
      __proto__: null,
      take,
      row: newList(),
      size: 0,
      open: newList(),
      top: -1,
      fit: true,
    };
    put(tree, value, 1);
    while (tree.top >= 0 && tree.fit) {
      putNext(tree, tree.open[tree.top]);
    }
    apply(take, undefined, tree.row);
  }

  function putNext(tree, parts) {
    if (parts.next >= parts.length) {
      add(tree, END);
      tree.top--;
      return;
    }
    const i = parts.next++;
    const { keys } = parts;
    if (keys === null) {
      put(tree, parts.of[i], parts.depth);
      return;
    }
    const value = parts.of[keys[i]];
    if (value !== undefined) {
      add(tree, keys[i]);
      put(tree, value, parts.depth);
    }
  }

  function put(tree, value, depth) {
    if (typeof value === "object" && value !== null) {
      putObject(tree, value, depth);
    } else if (typeof value === "function" || typeof value === "symbol") {
      unfit(tree, isJava(value) ? "an object" : `a ${typeof value}`);
    } else {
      add(tree, value);
    }
  }

  function putObject(tree, object, depth) {
    const prototype = getPrototypeOf(object);
    const isPlain = prototype === ObjectPrototype;
    if (isForeign(object, prototype)) {
      unfit(tree, "an object");
      return;
    }
    if (!isPlain && isBytes(object)) {
      add(tree, object);
      return;
    }
    const toJson = standIn(object, prototype);
    if (typeof toJson === "function") {
      putStandIn(tree, object, toJson, depth);
    } else if (isPlain) {
      putMembers(tree, object, depth);
    } else if (isArray(object)) {
      const length = max(0, floor(Quantity(object.length) || 0)); // a proxy may say anything
      putParts(tree, LIST, null, object, length, depth);
    } else if (isView(object)) {
      putParts(tree, LIST, null, object, lengthOf(object), depth);
    } else if (isInstance(Pending, object)) {
      unfit(tree, "a promise; await it first");
    } else if (isInstance(Mapping, object)) {
      putMap(tree, object, depth);
    } else if (isInstance(Collection, object)) {
      putSet(tree, object, depth);
    } else {
      const bare = unboxed(object);
      if (bare === object) {
        putMembers(tree, object, depth);
      } else {
        add(tree, bare);
      }
    }
  }

  function putStandIn(tree, object, toJson, depth) {
    let method = toJson;
    let part = object;
    let level = depth;
    while (typeof method === "function") {
      if (level > mostNested) {
        unfit(tree, tooDeep);
        return;
      }
      part = apply(method, part, noArguments) ?? null;
      level++;
      const mayHave = isObject(part) && !isBytes(part) && !isForeign(part, getPrototypeOf(part));
      method = mayHave ? standIn(part, getPrototypeOf(part)) : undefined;
    }
    put(tree, part, level);
  }

  function putSet(tree, set, depth) {
    const items = newList();
    let length = 0;
    eachOf(set, (item) => (items[length++] = item));
    putParts(tree, LIST, null, items, length, depth);
  }

  function putMap(tree, map, depth) {
    const flat = newList();
    let length = 0;
    let odd = false;
    each(map, (item, key) => {
      const isWhole = typeof key === "number" ? isInteger(key) : typeof key === "bigint";
      odd ||= typeof key !== "string" && !isWhole;
      flat[length++] = isWhole ? Text(key) : key;
      flat[length++] = item;
    });
    if (odd) {
      unfit(tree, "a table with a key that is neither a string nor a whole number");
    } else {
      putParts(tree, OBJECT, null, flat, length, depth);
    }
  }

  function putMembers(tree, object, depth) {
    const keys = keysOf(object);
    putParts(tree, OBJECT, keys, object, keys.length, depth);
  }

  // The parts are by their keys, or by their index where there are none.
  function putParts(tree, mark, keys, of, length, depth) {
    if (depth > mostNested) {
      unfit(tree, tooDeep);
    } else if (length > mostItems * (keys === null && mark === OBJECT ? 2 : 1)) {
      unfit(tree, `${mark === LIST ? "a list" : "an object"} of ${length} values, which is too long`);
    } else {
      add(tree, mark);
      tree.open[++tree.top] = { __proto__: null, keys, of, length, next: 0, depth: depth + 1 };
    }
  }

  function unfit(tree, wording) {
    add(tree, UNFIT);
    add(tree, wording);
    tree.fit = false;
  }

  function add(tree, item) {
    if (tree.size === mostAtOnce) {
      apply(tree.take, undefined, tree.row);
      tree.row = newList();
      tree.size = 0;
    }
    tree.row[tree.size++] = item;
  }

  return { built, flat, list, map };
})
