package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JavaScript prints of values: what GraalJS shows of them, and no more than helps. */
class PrintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ a: 1, 'b-c': 'd', [Symbol('e')]: null }  | {a: 1, b-c: \"d\", Symbol(e): null}",
        "[1, 'two', [3], undefined, , -0, 10n]      | (7)[1, \"two\", [3], undefined, empty, -0, 10n]",
        "[[], {}, '']                               | (3)[[], {}, \"\"]",
        "{ a: { b: { c: { d: 1 } }, e: [[[]]] } }   | {a: {b: {c: {...}}, e: [Array(1)]}}",
        "new Map([['a', { b: 1 }]]), new Set([1])   | Map(1){\"a\" => {b: 1}} Set(1){1}",
        "[new Date(0), /a\\/b/gi, new Date(NaN)]    | (3)[1970-01-01T00:00:00.000Z, /a\\/b/gi, Invalid Date]",
        "new Uint8Array([1, 2])                     | Uint8Array(2)[1, 2]",
        "{ get a() { throw 1 }, set b(c) {} }       | {a: accessor, b: accessor}",
        "[new RangeError('why', { cause: 7 })]      | [RangeError: why]",
        "msys.probe.thing().name, null, undefined   | one null undefined",
        "msys.probe.thing()                         | [object of httpsrv]",
        "{ toString() { throw 1 } }                 | {toString: toString() { throw 1 }}",
        "new Proxy({ a: 1 }, {})                    | Proxy({a: 1}, {})",
        "new Proxy({}, { getPrototypeOf() { throw 1 } }) | [object]",
      })
  void valuesAreShown(String values, String shown) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "console.log(%s)".formatted(values));
      assertThat(scripts.printed).containsExactly(shown);
    }
  }

  @Test
  void printShowsTheSameWithTabsBetween() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "print({ a: 1 }, 'b', ['c'])");
      assertThat(scripts.printed).containsExactly("{a: 1}\tb\t[\"c\"]");
    }
  }

  @Test
  void anErrorIsShownWithTheScriptsFrames() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          function f() {
            console.log(new TypeError("why", { cause: new Error("first") }));
          }
          f();
          """);
      assertThat(scripts.printed).hasSize(1);
      assertThat(scripts.printed.getFirst().lines())
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("TypeError: why"),
              line -> assertThat(line).startsWith("    at f (main.js:2:"),
              line -> assertThat(line).contains("main.js:4:"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const o = {}; o.o = o; console.log(o)",
        "const m = new Map(); m.set(m, m); console.log(m)",
        "const a = []; a.push(a); console.log(a)"
      })
  void whatContainsItselfIsShownOnce(String source) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", source);
      assertThat(scripts.printed.getFirst()).contains("(this)").hasSizeLessThan(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Array(1e6).fill(1)",
        "Array.from({ length: 200 }, () => Array(200).fill({ a: 'x'.repeat(1000) }))",
        "new Map(Array.from({ length: 1e5 }, (_, i) => [i, i]))",
        "new Set(Array.from({ length: 1e5 }, (_, i) => i))",
        "['x'.repeat(1e6)]",
        "new Uint8Array(1e6)",
        "Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['k' + i, i]))",
      })
  void whatIsHugeIsShownInPart(String value) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "print(%s)".formatted(value));
      assertThat(scripts.printed.getFirst()).contains("...").hasSizeLessThan(20_000);
    }
  }

  @Test
  void whatScriptsDoToTheirLanguageDoesNotMatter() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          const known = { a: [new Map([[1, "b"]]), new Set(["c"]), "d'"] };
          const broken = () => { throw new Error("replaced"); };
          for (const type of [Array, Object, String, Map, Set, RegExp, Date, Function]) {
            for (const name of Object.getOwnPropertyNames(type.prototype)) {
              if (type !== Function && name !== "constructor") {
                try { type.prototype[name] = broken; } catch {}
              }
            }
          }
          Object.getOwnPropertyDescriptor = Object.getPrototypeOf = Reflect.ownKeys = broken;
          Object.defineProperty(Array.prototype, "0", { set: broken });
          print(known);
          """);
      assertThat(scripts.printed)
          .containsExactly("{a: [Map(1){1 => \"b\"}, Set(1){\"c\"}, \"d'\"]}");
    }
  }
}
