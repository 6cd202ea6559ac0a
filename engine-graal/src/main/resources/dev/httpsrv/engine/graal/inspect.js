// How JavaScript's values look when they are printed: as Node.js shows them, on one line, and no more
// than helps. Called once, before any script runs, with what tells the host's objects; returns the
// function that shows a value. As in prelude.js, what is used later is taken now. It calls no getter
// and no method of a script's, but what a script's proxy does, no one can help.
(function (bare) {
  "use strict";

  const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { ownKeys } = Reflect;
  const { isArray } = Array;
  const ObjectPrototype = Object.prototype;
  const FunctionPrototype = Function.prototype;
  const Failure = Error;
  const Text = String;

  const MOST_LEVELS = 3;
  const MOST_ITEMS = 100;
  const MOST_TEXT = 5000;
  const OWN_FILE = "<httpsrv>";

  // Returns a method as a function that takes its object first.
  const uncurried = FunctionPrototype.bind.bind(FunctionPrototype.call);
  const getter = (prototype, name) => uncurried(getOwnPropertyDescriptor(prototype, name).get);
  const isInstance = uncurried(FunctionPrototype[Symbol.hasInstance]);
  const hasOwn = uncurried(ObjectPrototype.hasOwnProperty);
  const codeAt = uncurried(Text.prototype.charCodeAt);
  const find = uncurried(Text.prototype.indexOf);
  const cut = uncurried(Text.prototype.slice);
  const sourceOf = uncurried(FunctionPrototype.toString);
  const symbolText = uncurried(Symbol.prototype.toString);
  const mapSize = getter(Map.prototype, "size");
  const mapEntries = uncurried(Map.prototype.entries);
  const nextEntry = uncurried(getPrototypeOf(new Map().entries()).next);
  const setSize = getter(Set.prototype, "size");
  const setValues = uncurried(Set.prototype.values);
  const nextValue = uncurried(getPrototypeOf(new Set().values()).next);
  const dateText = uncurried(Date.prototype.toISOString);
  const time = uncurried(Date.prototype.getTime);
  const pattern = getter(RegExp.prototype, "source");
  const patternText = uncurried(RegExp.prototype.toString);
  const typeOfBytes = getter(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  const lengthOfBytes = getter(getPrototypeOf(Uint8Array.prototype), "length");
  const bufferLength = getter(ArrayBuffer.prototype, "byteLength");

  // Returns what a type's own function makes of a value; undefined if it is of another type.
  function asOwn(ofType, value) {
    try {
      return ofType(value);
    } catch {
      return undefined;
    }
  }

  const isSpecial = (code) => code < 32 || code === 39 || code === 92 || code === 127;

  function escaped(code) {
    switch (code) {
      case 10:
        return "\\n";
      case 13:
        return "\\r";
      case 9:
        return "\\t";
      case 39:
        return "\\'";
      case 92:
        return "\\\\";
      default:
        return "?";
    }
  }

  function quoted(text) {
    const most = text.length > MOST_TEXT ? MOST_TEXT : text.length;
    let result = "'";
    let from = 0;
    for (let i = 0; i < most; i++) {
      const code = codeAt(text, i);
      if (isSpecial(code)) {
        result += cut(text, from, i) + escaped(code);
        from = i + 1;
      }
    }
    return result + cut(text, from, most) + (most < text.length ? "'…" : "'");
  }

  function isName(text) {
    for (let i = 0; i < text.length; i++) {
      const code = codeAt(text, i);
      const letter = (code | 32) >= 97 && (code | 32) <= 122;
      const digit = code >= 48 && code <= 57;
      if (!letter && code !== 36 && code !== 95 && (i === 0 || !digit)) {
        return false;
      }
    }
    return text !== "" && text.length < MOST_TEXT;
  }

  // Returns the value of a property that is no getter's.
  function plain(object, name) {
    const own = getOwnPropertyDescriptor(object, name);
    return own !== undefined && hasOwn(own, "value") ? own.value : undefined;
  }

  // Returns the name of an object's class; null where it has none.
  function className(value) {
    let each = getPrototypeOf(value);
    for (let i = 0; each !== null && i < MOST_ITEMS; i++) {
      const maker = plain(each, "constructor");
      const name = typeof maker === "function" ? plain(maker, "name") : undefined;
      if (typeof name === "string" && name !== "") {
        return name;
      }
      each = getPrototypeOf(each);
    }
    return null;
  }

  function functionText(value) {
    const name = asOwn((it) => plain(it, "name"), value);
    const isClass = asOwn((it) => cut(sourceOf(it), 0, 6) === "class ", value);
    const named = typeof name === "string" && name !== "";
    const kind = isClass ? "class" : named ? "Function:" : "Function";
    return `[${kind} ${named ? cut(name, 0, MOST_TEXT) : "(anonymous)"}]`;
  }

  const enclosed = (before, open, body, close) =>
    before + (body === "" ? open + close : `${open} ${body} ${close}`);

  // Puts items in a row, as long as there is room: next() returns the next one, undefined after the last.
  function row(next, size) {
    let body = "";
    for (let i = 0; i < size; i++) {
      if (i === MOST_ITEMS || body.length > MOST_TEXT) {
        return body + `, … ${size - i} more`;
      }
      const item = next(i);
      body += body === "" ? item : ", " + item;
    }
    return body;
  }

  function property(object, name, level) {
    const own = getOwnPropertyDescriptor(object, name);
    if (own !== undefined && hasOwn(own, "value")) {
      return shown(own.value, level);
    }
    return own === undefined ? "undefined" : own.get === undefined ? "[Setter]" : "[Getter]";
  }

  function keyText(name) {
    if (typeof name === "symbol") {
      return `[${symbolText(name)}]`;
    }
    return isName(name) ? name : quoted(name);
  }

  // Returns the properties that can be enumerated, of an error also what else tells of it.
  function properties(object, level, ofError) {
    const names = ownKeys(object);
    let body = "";
    let count = 0;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const told = ofError && (name === "cause" || name === "errors");
      const own = told ? undefined : getOwnPropertyDescriptor(object, name);
      if (told || own?.enumerable) {
        if (++count > MOST_ITEMS || body.length > MOST_TEXT) {
          return body + ", …";
        }
        const key = told ? `[${name}]` : keyText(name);
        body += (body === "" ? "" : ", ") + key + ": " + property(object, name, level);
      }
    }
    return body;
  }

  // Returns the lines of a stack that are the script's.
  function scriptsLines(stack) {
    let lines = "";
    let from = 0;
    while (from <= stack.length && lines.length < MOST_TEXT) {
      const end = find(stack, "\n", from);
      const line = cut(stack, from, end < 0 ? stack.length : end);
      if (find(line, OWN_FILE) < 0) {
        lines += (lines === "" ? "" : "\n") + line;
      }
      from = end < 0 ? stack.length + 1 : end + 1;
    }
    return lines;
  }

  function errorText(error, level) {
    const stack = plain(error, "stack");
    const message = plain(error, "message");
    const whole =
      typeof stack === "string"
        ? scriptsLines(stack)
        : (className(error) ?? "Error") + (typeof message === "string" ? ": " + message : "");
    const frames = find(whole, "\n    at ");
    const told = level.depth === 1 || frames < 0 ? whole : cut(whole, 0, frames);
    const text = told.length > MOST_TEXT ? cut(told, 0, MOST_TEXT) + "…" : told;
    const others = level.depth > MOST_LEVELS ? "" : properties(error, level, true);
    const both = others === "" ? text : `${text} { ${others} }`;
    return level.depth === 1 ? both : `[${both}]`;
  }

  // Returns how an object of a type is shown that JavaScript itself has; undefined for any other.
  function ownKind(value, level) {
    const name = () => className(value);
    if (isArray(value)) {
      const items = row((i) => (hasOwn(value, i) ? property(value, i, level) : "<empty>"), value.length);
      return enclosed("", "[", items, "]");
    }
    const entries = asOwn(mapSize, value);
    if (entries !== undefined) {
      const each = mapEntries(value);
      const next = () => {
        const entry = nextEntry(each).value;
        return `${shown(entry[0], level)} => ${shown(entry[1], level)}`;
      };
      return enclosed(`${name()}(${entries}) `, "{", row(next, entries), "}");
    }
    const values = asOwn(setSize, value);
    if (values !== undefined) {
      const each = setValues(value);
      return enclosed(`${name()}(${values}) `, "{", row(() => shown(nextValue(each).value, level), values), "}");
    }
    const type = typeOfBytes(value);
    if (type !== undefined) {
      const length = lengthOfBytes(value);
      return enclosed(`${type}(${length}) `, "[", row((i) => shown(value[i], level), length), "]");
    }
    const length = asOwn(bufferLength, value);
    if (length !== undefined) {
      return `${name()} { byteLength: ${length} }`;
    }
    if (asOwn(time, value) !== undefined) {
      return asOwn(dateText, value) ?? "Invalid Date";
    }
    return asOwn(pattern, value) === undefined ? undefined : asOwn(patternText, value);
  }

  function object(value, outer) {
    if (bare(value) !== null) {
      return "[object of httpsrv]";
    }
    for (let each = outer; each !== null; each = each.outer) {
      if (each.value === value) {
        return "[Circular]";
      }
    }
    const level = { __proto__: null, value, outer, depth: outer === null ? 1 : outer.depth + 1 };
    if (isInstance(Failure, value)) {
      return errorText(value, level);
    }
    if (level.depth > MOST_LEVELS) {
      return `[${isArray(value) ? "Array" : className(value) ?? "Object"}]`;
    }
    const prototype = getPrototypeOf(value);
    const known = prototype === ObjectPrototype || prototype === null ? undefined : ownKind(value, level);
    if (known !== undefined) {
      return known;
    }
    const name = prototype === null ? "[Object: null prototype]" : className(value);
    const before = prototype === ObjectPrototype ? "" : `${name ?? "[Object]"} `;
    return enclosed(before, "{", properties(value, level, false), "}");
  }

  function shown(value, outer) {
    switch (typeof value) {
      case "string":
        return quoted(value);
      case "number":
        return value === 0 && 1 / value < 0 ? "-0" : Text(value);
      case "bigint":
        return `${value}n`;
      case "symbol":
        return symbolText(value);
      case "function":
        return functionText(value);
      case "object":
        return value === null ? "null" : object(value, outer);
      default:
        return Text(value);
    }
  }

  return function inspect(value) {
    if (typeof value === "string") {
      return value;
    }
    try {
      return shown(value, null);
    } catch {
      return "[object]"; // a script's proxy has raised, or it is of a kind that cannot be looked at
    }
  };
})
