package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JavaScript's values on their way to Java as data, and back. */
class DataTest {

  private static Scripts scripts(SandboxPreset sandbox, String declared, String expression) {
    return new Scripts(Guests.JS, sandbox)
        .load(
            "main",
            """
            %s
            function there() { return JSON.stringify(msys.probe.data(%s)); }
            """
                .formatted(declared, expression));
  }

  private static String thereAndBack(String declared, String expression) {
    try (Scripts scripts = scripts(SandboxPreset.STANDARD, declared, expression)) {
      return scripts.text("there");
    }
  }

  private static void assertUnfit(String declared, String expression, String wording) {
    try (Scripts scripts = scripts(SandboxPreset.STANDARD, declared, expression)) {
      assertThatThrownBy(() -> scripts.call("there"))
          .hasMessage("Error: msys.probe.data: argument 1 (data) must be data, but " + wording);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, [2, [], {}], { a: { b: [null, true, 'x'] }, c: 1.5 }, 3]",
        "[undefined, , 1]",
        "{ a: undefined, b: [{ c: undefined }] }",
        "[new Date(0), { at: new Date(NaN) }]",
        "[new Number(5), new String('x'), new Boolean(false)]",
        "{ get a() { return [1]; } }",
        "new Proxy({ a: 1 }, {})",
        "new Proxy([1, 2], {})",
        "(function () { return arguments; })(1, 2)",
        "JSON.parse('{\"__proto__\": 1, \"toString\": 2, \"constructor\": { \"a\": 3 }}')",
        "{ __proto__: null, a: 1 }",
        "new (class { x = 1; get y() { return 2; } })()",
        "{ toJSON: () => ({ a: [{ toJSON: () => 7 }] }) }",
        "Object.assign([1], { toJSON: () => [2] })",
        "new (class extends Array { toJSON() { return 'own'; } })()",
        "JSON.parse('{\"[[host object]]\": true, \"a\": [{ \"[[host object]]\": true }]}')",
        "new Proxy([1, 2], { get: (of, key) => (key === 'length' ? '1' : of[key]) })",
        "new Proxy([1, 2], { get: (of, key) => (key === 'length' ? NaN : of[key]) })",
        "new Proxy([1, 2], { get: (of, key) => (key === 'length' ? -1 : of[key]) })",
        "new Proxy([1, 2], { get: (of, key) => (key === 'length' ? 1.5 : of[key]) })",
        "[/x/, new Error('e'), [][Symbol.iterator](), Object.create(Number.prototype)]",
        "Array.from({ length: 2500 }, (_, i) => ({ i, s: 's' + i }))",
        "[2 ** 53 - 1, 2 ** 60, 1e300, -0.5, 'häß€😀\\u0000']",
      })
  void comesBackAsJsonStringifyWritesIt(String expression) {
    assertThat(thereAndBack("const value = () => (" + expression + ");", "value()"))
        .isEqualTo(asStringified(expression));
  }

  private static String asStringified(String expression) {
    try (Scripts scripts =
        new Scripts(Guests.JS)
            .load("main", "function text() { return JSON.stringify(" + expression + "); }")) {
      return scripts.text("text");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Map([['a', 1], [2, undefined], [3n, [4]]]) | {\"2\":null,\"3\":[4],\"a\":1}",
        "new Set([1, new Set(['a'])])                   | [1,[\"a\"]]",
        "[5n, -7n]                                      | [5,-7]",
      })
  void mapsSetsAndWholeNumbersAreDataToo(String expression, String expected) {
    assertThat(thereAndBack("", expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, 1 - (1L << 53), 0, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE})
  void aWholeNumberOfAnySizeIsANumber(long number) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "function f(x) { return typeof x + typeof JSON.stringify([1 + x]); }");
      assertThat(scripts.text("f", new ScriptData(number))).isEqualTo("numberstring");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5n, 5",
    "-(2n ** 63n), -9223372036854775808",
    "2n ** 63n, 9223372036854775808",
    "2n ** 70n, 1180591620717411303424",
    "-(2n ** 70n) - 1n, -1180591620717411303425",
    "10n ** 22n, 10000000000000000000000",
  })
  void aBigIntIsExact(String expression, String expected) {
    try (Scripts scripts = scripts(SandboxPreset.STANDARD, "", expression)) {
      scripts.call("there");
      assertThat(scripts.probe.seen(ScriptData.class).value())
          .isNotInstanceOf(Double.class)
          .hasToString(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Uint16Array([72, 105])               | [72,105]",
        "[new Int8Array([-1]), new Float32Array([0.5])] | [[-1],[0.5]]",
        "{ a: new BigInt64Array([-7n]) }          | {\"a\":[-7]}",
        "new Uint16Array(new Uint8Array([0, 0, 1, 2, 0, 0]).buffer, 2, 1) | [513]",
        "new Float64Array(0)                      | []",
        "new Uint8ClampedArray([7])               | {\"0\":7}",
        "new Uint8Array([7]).buffer               | {\"0\":7}",
        "new DataView(new Uint8Array([7]).buffer) | {\"0\":7}",
      })
  void typedArraysAreListsButForThoseOfBytes(String expression, String expected) {
    assertThat(thereAndBack("", expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ f() {} }                             | /f is a function",
        "[class {}]                             | /0 is a function",
        "[new Proxy(() => 1, {})]               | /0 is a function",
        "{ a: [1, Symbol('x')] }                | /a/1 is a symbol",
        "Symbol('x')                            | it is a symbol",
        "{ p: Promise.resolve(1) }              | /p is a promise; await it first",
        "{ toJSON: () => msys.probe.thing() }   | it is an object",
        "[msys.probe.thing(), 1]                | /0 is an object",
        "{ a: [{ b: msys.probe.other() }] }     | /a/0/b is an object",
        "new Array(2 ** 32 - 1)                 | it is a list of 4294967295 values, which is too long",
        "[new Map([[1.5, 1]]), 2]               | /0 is a table with a key that is neither a string nor"
            + " a whole number",
        "[new Map([[{}, 1]])]                   | /0 is a table with a key that is neither a string nor"
            + " a whole number",
      })
  void whatIsNoDataIsNamedWithItsPlace(String expression, String wording) {
    assertUnfit("", expression, wording);
  }

  @Test
  void theFirstThatIsNoDataIsNamed() {
    assertUnfit("", "{ a: [1, { b: () => 1 }], c: Symbol('x') }", "/a/1/b is a function");
  }

  @Test
  void aThousandLevelsAreDataAndBytesMayBeWithin() {
    String nested =
        """
        let v = %s;
        for (let i = 0; i < %d; i++) v = [v];
        JSON.stringify = (value) => {
          let levels = 0;
          let inner = value;
          for (; Array.isArray(inner); inner = inner[0]) levels++;
          return levels + " " + inner;
        };
        """;
    assertThat(thereAndBack(nested.formatted("'x'", 1000), "v")).isEqualTo("1000 x");
    assertThat(thereAndBack(nested.formatted("new Uint8Array([7])", 1000), "v"))
        .isEqualTo("1000 7");
    String place = "/0".repeat(40);
    assertUnfit(
        nested.formatted("'x'", 1001),
        "v",
        place + "… is nested in more than 1000 levels, or contains itself");
  }

  @Test
  void aStandInMayBeAtTheLastLevel() {
    String nested = "let v = new Date(0); for (let i = 0; i < %d; i++) v = [v];";
    String length = "JSON.stringify = (value) => typeof value;";
    assertThat(thereAndBack(nested.formatted(999) + length, "v")).isEqualTo("object");
    assertUnfit(
        nested.formatted(1000),
        "v",
        "/0".repeat(40) + "… is nested in more than 1000 levels, or contains itself");
  }

  @Test
  void aProxyThatRefusesWhatItDoesNotHaveIsData() {
    String strict =
        """
        const strict = new Proxy({ a: 1 }, {
          get(of, key) {
            if (!(key in of)) throw new Error("no " + String(key));
            return of[key];
          },
        });
        """;
    assertThat(thereAndBack(strict, "[strict]")).isEqualTo("[{\"a\":1}]");
  }

  @Test
  void aStandInCountsAsALevel() {
    String chain = "let n = 0; class A { toJSON() { return ++n > %d ? 1 : new A(); } }";
    assertThat(thereAndBack(chain.formatted(900), "new A()")).isEqualTo("1");
    assertUnfit(
        chain.formatted(2000),
        "new A()",
        "it is nested in more than 1000 levels, or contains itself");
  }

  @Test
  void anErrorOnTheWayIsTheScripts() {
    try (Scripts scripts =
        scripts(
            SandboxPreset.STANDARD, "", "{ a: 1, get b() { throw new RangeError('not now'); } }")) {
      assertThatThrownBy(() -> scripts.call("there")).hasMessage("RangeError: not now");
    }
  }

  @Test
  void aStandInMayHandOverDataItself() {
    String nested = "const inner = { toJSON: () => msys.probe.data([1, { a: 2 }]) };";
    assertThat(thereAndBack(nested, "[inner, inner, 3]"))
        .isEqualTo("[[1,{\"a\":2}],[1,{\"a\":2}],3]");
  }

  @Test
  void whatAScriptAddsToAllObjectsChangesNoData() {
    String spoiling =
        """
        Object.prototype.toJSON = Array.prototype.toJSON = () => "spoiled";
        Object.prototype["[[host object]]"] = true;
        for (const [prototype, name] of [[Array.prototype, "0"], [Object.prototype, "a"]]) {
          Object.defineProperty(prototype, name, {
            set() { throw new Error("spoiled"); }, get() { return "spoiled"; }, configurable: true,
          });
        }
        JSON.stringify = (value) => value[0].b + ":" + Object.keys(value[1]) + value[1].a + value[2][0];
        """;
    assertThat(thereAndBack(spoiling, "[{ b: 5 }, JSON.parse('{\"a\": 6}'), [7]]"))
        .isEqualTo("5:a67");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new (Java.type('java.util.ArrayList'))()",
        "new (Java.type('java.util.HashMap'))()",
        "Java.type('java.util.ArrayList')",
        "Java.type('java.time.Instant').now()",
        "{ toJSON: () => Java.type('java.time.Instant').now() }",
      })
  void objectsOfJavaAreNoDataToTrustedScripts(String expression) {
    try (Scripts scripts = scripts(SandboxPreset.TRUSTED, "", "{ a: " + expression + " }")) {
      assertThatThrownBy(() -> scripts.call("there"))
          .hasMessage(
              "Error: msys.probe.data: argument 1 (data) must be data, but /a is an object");
    }
  }
}
