// Freezes what all scripts of an interpreter share, before any of them runs: the language's own
// objects, the global one, and the libraries. Called with any object of Java.
(function (javaObject) {
  "use strict";

  const { defineProperty, freeze, getOwnPropertyDescriptors, getPrototypeOf } = Object;
  const prototypeOf = (value) => getPrototypeOf(value);

  const segments = new Intl.Segmenter().segment("");

  // What no name leads to.
  const hidden = [
    javaObject,
    function* () {},
    async function () {},
    async function* () {},
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ""[Symbol.iterator](),
    /x/[Symbol.matchAll](""),
    [].values().map((item) => item),
    Iterator.from({ next() {} }),
    segments,
    segments[Symbol.iterator](),
  ].map(prototypeOf);

  // A frozen property cannot be overridden by assigning to an heir's, as "this.name = …" does in
  // classes of errors; one that is got and set can.
  function overridable(prototype) {
    for (const [name, { value, writable }] of Object.entries(getOwnPropertyDescriptors(prototype))) {
      if (writable) {
        hidden.push(value);
        defineProperty(prototype, name, {
          get: () => value,
          set(own) {
            if (this === prototype) {
              throw new TypeError(`${name} cannot be changed`);
            }
            defineProperty(this, name, {
              value: own, writable: true, enumerable: true, configurable: true,
            });
          },
        });
      }
    }
  }

  [
    Object, Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError,
    URIError,
  ].forEach((type) => overridable(type.prototype));

  // What a regular expression found last, in any script.
  for (const name of Object.getOwnPropertyNames(RegExp)) {
    if (!["length", "name", "prototype"].includes(name)) {
      delete RegExp[name];
    }
  }

  const seen = new Set();
  const left = [globalThis, ...hidden];
  while (left.length > 0) {
    const next = left.pop();
    const isObject = (typeof next === "object" && next !== null) || typeof next === "function";
    if (isObject && !seen.has(next)) {
      seen.add(next);
      left.push(getPrototypeOf(next));
      for (const { value, get, set } of Object.values(getOwnPropertyDescriptors(next))) {
        left.push(value, get, set);
      }
      for (const symbol of Object.getOwnPropertySymbols(next)) {
        const { value, get, set } = Object.getOwnPropertyDescriptor(next, symbol);
        left.push(value, get, set);
      }
    }
  }
  seen.forEach(freeze);
})
