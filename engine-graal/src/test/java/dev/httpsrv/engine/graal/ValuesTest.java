package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValuesTest {

  /** Makes each expression the result of a function: f0, f1, …; x is its argument. */
  private static Scripts evaluating(Guests guest, String... expressions) {
    StringBuilder source =
        new StringBuilder(guest.source("const p = msys.probe;\n", "p = msys.probe\n"));
    for (int i = 0; i < expressions.length; i++) {
      source.append(
          guest.source(
              "function f%d(x) { return %s; }\n".formatted(i, expressions[i]),
              "def f%d(x=None): return %s\n".formatted(i, expressions[i])));
    }
    return new Scripts(guest).load("main", source.toString());
  }

  @ParameterizedTest
  @EnumSource
  void textPassesUnchangedAndNumbersPassAsText(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            guest.source("p.text('häß€😀') === 'häß€😀'", "p.text('häß€😀') == 'häß€😀'"),
            "p.text(200)",
            "p.text(1.5)",
            guest.source("typeof p.text('x')", "type(p.text('x')).__name__"))) {
      assertThat(scripts.call("f0")).isEqualTo(true);
      assertThat(scripts.probe.seen).isEqualTo("häß€😀");
      assertThat(scripts.text("f1")).isEqualTo("200");
      assertThat(scripts.text("f2")).isEqualTo("1.5");
      assertThat(scripts.text("f3")).isEqualTo(guest.source("string", "str"));
    }
  }

  @Test
  void aBigIntPassesAsItsDigits() {
    try (Scripts scripts =
        evaluating(
            Guests.JS,
            "p.text(5n)",
            "p.text(-(2n ** 70n))",
            "p.map({ a: 5n }).a",
            "p.text(NaN) + p.text(-0.5) + p.text(1 / 0)")) {
      assertThat(scripts.text("f0")).isEqualTo("5");
      assertThat(scripts.text("f1")).isEqualTo("-1180591620717411303424");
      assertThat(scripts.text("f2")).isEqualTo("5");
      assertThat(scripts.text("f3")).isEqualTo("NaN-0.5Infinity");
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongTypesAreNamedAsTheScriptKnowsThem(Guests guest) {
    String yes = guest.source("true", "True");
    try (Scripts scripts =
        evaluating(
            guest,
            "p.text(" + yes + ")",
            "p.text([1])",
            "p.integer('1')",
            "p.integer(1.5)",
            "p.integer(2 ** 40)",
            "p.integer(p.thing())",
            "p.flag(1)",
            "p.number(" + yes + ")",
            "p.bytes(1)",
            "p.apply('x', 1)",
            "p.reference(1)",
            "p.table('x')",
            "p.map([1])",
            "p.take(p.other())",
            "p.take('x')",
            "p.text(p.text)")) {
      List<String> messages =
          List.of(
              "msys.probe.text: argument 1 (value) must be a string, not true or false",
              "msys.probe.text: argument 1 (value) must be a string, not a list",
              "msys.probe.integer: argument 1 (value) must be a whole number, not a string",
              "msys.probe.integer: argument 1 (value) must be a whole number, not the number 1.5",
              "msys.probe.integer: argument 1 (value) must be a whole number, not a number",
              "msys.probe.integer: argument 1 (value) must be a whole number, not an object",
              "msys.probe.flag: argument 1 (value) must be true or false, not a number",
              "msys.probe.number: argument 1 (value) must be a number, not true or false",
              "msys.probe.bytes: argument 1 (value) must be a string or bytes, not a number",
              "msys.probe.apply: argument 1 (function) must be a function, not a string",
              "msys.probe.reference: argument 1 (function) must be a function or the name of one,"
                  + " not a number",
              "msys.probe.table: argument 1 (table) must be a table of functions, not a string",
              "msys.probe.map: argument 1 (map) must be a table of strings, not a list",
              "msys.probe.take: argument 1 (thing) must be an object, not an object",
              "msys.probe.take: argument 1 (thing) must be an object, not a string",
              "msys.probe.text: argument 1 (value) must be a string, not a function");
      for (int i = 0; i < messages.size(); i++) {
        String function = "f" + i;
        assertThatThrownBy(() -> scripts.call(function))
            .hasMessage(guest.source("Error: ", "ValueError: ") + messages.get(i));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void missingArgumentsAreNothingAndFurtherOnesAreIgnored(Guests guest) {
    String nothing = guest.source("null", "None");
    try (Scripts scripts =
        evaluating(
            guest,
            "p.optional('a')",
            "p.optional('a', " + nothing + ")",
            "p.optional('a', 'b', 'c')",
            guest.source(
                "p.optional('a') === null && p.keep(1) === undefined",
                "p.optional('a') is None and p.keep(1) is None"))) {
      assertThat(scripts.call("f0")).isNull();
      assertThat(scripts.call("f1")).isNull();
      assertThat(scripts.text("f2")).isEqualTo("b");
      assertThat(scripts.call("f3")).isEqualTo(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAndTruthKeepTheirKind(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            "p.integer(200.0)",
            "p.whole(2 ** 40)",
            "p.number(1.5)",
            "p.number(3)",
            "p.flag(" + guest.source("true", "True") + ")",
            guest.source("p.ANSWER === 42", "p.ANSWER == 42"),
            guest.source(
                "JSON.stringify([p.integer(5), p.whole(2 ** 40)])",
                "__import__('json').dumps([p.integer(5), p.whole(2 ** 40)])"))) {
      assertThat(scripts.call("f0")).isEqualTo(200L);
      assertThat(scripts.call("f1")).isEqualTo(1L << 40);
      assertThat(scripts.call("f2")).isEqualTo(1.5);
      assertThat(scripts.call("f3")).isEqualTo(3L);
      assertThat(scripts.call("f4")).isEqualTo(true);
      assertThat(scripts.call("f5")).isEqualTo(true);
      assertThat(scripts.text("f6").replace(" ", "")).isEqualTo("[5,1099511627776]");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyByteComesBackInTheLanguagesOwnType(Guests guest) {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    try (Scripts scripts =
        evaluating(
            guest,
            guest.source(
                "p.bytes(x) instanceof Uint8Array && x.length + '/' + x[255] + '/' + x.slice(1, 3)",
                "type(p.bytes(x)) is bytes and f'{len(x)}/{x[255]}/{x[1]},{x[2]}'"),
            guest.source("p.bytes(x.buffer)", "p.bytes(bytearray(x))"),
            guest.source("p.bytes(x.subarray(16, 32))", "p.bytes(memoryview(x)[16:32])"),
            guest.source("p.bytes(new DataView(x.buffer, 1, 2))", "p.bytes(memoryview(x)[1:9:7])"),
            guest.source("p.bytes(new Uint8Array(0))", "p.bytes(b'')"),
            guest.source("p.bytes('ä\\u{1F600}\\uD800')", "p.bytes('ä\\U0001F600\\ud800')"))) {
      assertThat(scripts.text("f0", all)).isEqualTo("256/255/1,2");
      assertThat(scripts.probe.seen).isEqualTo(all);
      scripts.call("f1", all);
      assertThat(scripts.probe.seen).isEqualTo(all);
      scripts.call("f2", all);
      assertThat(scripts.probe.seen(byte[].class)).hasSize(16).startsWith(16).endsWith(31);
      scripts.call("f3", all);
      assertThat(scripts.probe.seen)
          .isEqualTo(guest == Guests.JS ? new byte[] {1, 2} : new byte[] {1, 8});
      scripts.call("f4");
      assertThat(scripts.probe.seen(byte[].class)).isEmpty();
      scripts.call("f5");
      assertThat(scripts.probe.seen).isEqualTo("ä😀\uFFFD".getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bytesOfAScriptAreItsOwn(Guests guest) {
    byte[] data = {1, 2, 3};
    try (Scripts scripts = evaluating(guest, guest.source("x[0] = 9", "x"))) {
      scripts.call("f0", data);
      assertThat(data).containsExactly(1, 2, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void encodedTextIsDecodedOrNamesTheWayOut(Guests guest) {
    try (Scripts scripts = evaluating(guest, "p.utf8('häß')", "p.utf8(x)")) {
      assertThat(scripts.text("f0")).isEqualTo("häß");
      assertThatThrownBy(() -> scripts.call("f1", new byte[] {(byte) 0xFF}))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessage(
              guest.source("Error: ", "ValueError: ")
                  + "utf8: the body is not valid UTF-8; read it with request_data_get_bytes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsAreCalledAndReferencesAreFunctionsOrNames(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            guest.source("p.apply((y) => y + 1, 41)", "p.apply(lambda y: y + 1, 41)"),
            "p.reference(f0)",
            "p.reference('f0')")) {
      assertThat(scripts.call("f0")).isEqualTo(42L);
      scripts.call("f1");
      assertThat(scripts.probe.seen(ScriptFunction.class).call()).isEqualTo(42L);
      scripts.call("f2");
      assertThat(scripts.probe.seen).isEqualTo(new FunctionName("f0"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void mapsCrossBothWaysWithAnyKey(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            guest.source(
                "JSON.stringify(p.map({ b: 'x', a: 1 }))",
                "__import__('json').dumps(p.map({'b': 'x', 'a': 1}), separators=(',', ':'))"),
            guest.source(
                "Object.hasOwn(x, '__proto__') && x['__proto__'] + x.name",
                "x['__proto__'] + x['name']"),
            "p.map(x)",
            guest.source("p.map({ a: null })", "p.map({'a': None})"),
            guest.source("Object.getPrototypeOf(x) === Object.prototype", "type(x) is dict"))) {
      assertThat(scripts.text("f0")).isEqualTo("{\"b\":\"x\",\"a\":\"1\"}");
      assertThat(scripts.probe.seen).isEqualTo(Map.of("b", "x", "a", "1"));
      Map<String, String> map = Map.of("__proto__", "safe", "name", "y");
      assertThat(scripts.text("f1", map)).isEqualTo("safey");
      scripts.call("f2", map);
      assertThat(scripts.probe.seen).isEqualTo(map);
      assertThatThrownBy(() -> scripts.call("f3")).hasMessageContaining("a table of strings");
      assertThat(scripts.call("f4", map)).isEqualTo(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsAndSeveralResultsAreTheLanguagesOwn(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            guest.source(
                "Array.isArray(p.list()) && p.list().join()",
                "type(p.list()) is list and ','.join(p.list())"),
            guest.source(
                "(([a, b, c]) => a === null && b + c)(p.several())",
                "(lambda a, b, c: a is None and b + str(c))(*p.several())"),
            guest.source("Array.isArray(p.several())", "type(p.several()) is tuple"))) {
      assertThat(scripts.text("f0")).isEqualTo("a,b");
      assertThat(scripts.text("f1")).isEqualTo("why3");
      assertThat(scripts.call("f2")).isEqualTo(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListFromZeroHasNothingBeyondItsEnd(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            guest.source(
                "p.thing().argv[0] + p.thing().argv.length + (p.thing().argv[9] === undefined)",
                "p.thing().argv[0] + str(len(p.thing().argv)) + str(p.thing().argv[9] is"
                    + " None).lower()"))) {
      assertThat(scripts.text("f0")).isEqualTo("zero2true");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyValueComesBackUnchanged(Guests guest) {
    String same = guest.source("===", "is");
    try (Scripts scripts =
        evaluating(
            guest,
            "[p.keep(x), p.kept() " + same + " x][1]",
            "p.keep(" + guest.source("undefined", "None") + ")",
            guest.source("({})", "object()"))) {
      Object value = scripts.call("f2");
      assertThat(value).isInstanceOf(Value.class);
      assertThat(scripts.call("f0", value)).isEqualTo(true);
      assertThat(scripts.probe.seen).isInstanceOf(Value.class);
      scripts.call("f1");
      assertThat(scripts.probe.seen).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anObjectHasItsMembersAndNoOthers(Guests guest) {
    try (Scripts scripts =
        evaluating(
            guest,
            "p.thing().greet('you') + '/' + p.thing().name",
            guest.source("p.thing().nope === undefined", "hasattr(p.thing(), 'nope')"),
            guest.source("String(p.thing())", "str(p.thing())"),
            "p.take(x)",
            "x.broken",
            "x.fail()")) {
      assertThat(scripts.text("f0")).isEqualTo("hello you from one/one");
      assertThat(scripts.call("f1")).isEqualTo(guest == Guests.JS);
      assertThat(scripts.text("f2")).doesNotContain("httpsrv");
      Probe.Thing thing = new Probe.Thing("two", List.of());
      assertThat(scripts.text("f3", thing)).isEqualTo("two");
      assertThat(scripts.probe.seen).isSameAs(thing);
      assertThatThrownBy(() -> scripts.call("f4", thing))
          .hasMessageContaining("broken: not readable");
      assertThatThrownBy(() -> scripts.call("f5", thing)).hasMessageContaining("fail: not now");
      scripts.load(
          "set", guest.source("function set(x) { x.name = 'y'; }", "def set(x):\n  x.name = 'y'"));
      assertThatThrownBy(() -> scripts.function("set", "set").orElseThrow().call(thing))
          .hasMessageContaining("a script cannot set this");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTableOfFunctionsNamesItsOwnAndIsTheirSelf(Guests guest) {
    try (Scripts scripts =
        new Scripts(guest)
            .load(
                "main",
                guest.source(
                    """
                    class Hooks {
                      constructor() { this.state = 'own'; }
                      init(x) { return this.state + x; }
                      _hidden() {}
                    }
                    const plain = { state: 'plain', init(x) { return this.state + x; }, other: 1 };
                    function object() { msys.probe.table(new Hooks()); }
                    function table() { msys.probe.table(plain); }
                    function wrong() { msys.probe.table(wrong); }
                    """,
                    """
                    class Hooks:
                      def __init__(self): self.state = 'own'
                      def init(self, x): return self.state + x
                      def _hidden(self): pass
                    def init(x): return 'plain' + x
                    def object(): msys.probe.table(Hooks())
                    def table(): msys.probe.table({'init': init, 'other': 1, 3: init})
                    def wrong(): msys.probe.table(wrong)
                    """))) {
      scripts.call("object");
      ScriptTable object = scripts.probe.seen(ScriptTable.class);
      assertThat(object.functionNames()).containsExactly("init");
      assertThat(Scripts.asText(object.invoke("init", "!"))).isEqualTo("own!");
      scripts.call("table");
      ScriptTable table = scripts.probe.seen(ScriptTable.class);
      assertThat(table.functionNames()).containsExactly("init");
      assertThat(Scripts.asText(table.invoke("init", "!"))).isEqualTo("plain!");
      assertThatThrownBy(() -> table.invoke("nope")).hasMessageContaining("no function nope");
      assertThatThrownBy(() -> scripts.call("wrong")).hasMessageContaining("not a function");
    }
  }
}
