package dev.httpsrv.engine.graal;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.tck.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What scripts have tried to get out of GraalVM's languages, and what comes of it: for themselves,
 * and for another script in the same interpreter.
 */
class EscapesTest {

  private static final String JS_NEIGHBOUR =
      """
      function all(it) {
        const bytes = msys.probe.bytes(new Uint8Array([7]));
        const data = msys.probe.data({ a: [1, { b: null }] });
        return msys.probe.text("text") + msys.probe.integer(1) + msys.probe.map({ a: "b" }).a
          + msys.probe.list()[1] + bytes[0] + it.greet("you") + data.a[0] + msys.probe.take(it)
          + msys.probe.apply((x) => x + 1, 1) + msys.probe.several()[2];
      }
      async function later(it) { await null; return it.greet("you"); }
      function failing() { msys.probe.state(); }
      """;

  private static final String PYTHON_NEIGHBOUR =
      """
      def all(it):
        data = msys.probe.data({"a": [1, {"b": None}]})
        return (msys.probe.text("text") + f'{msys.probe.integer(1)}{msys.probe.map({"a": "b"})["a"]}'
          + msys.probe.list()[1] + f'{msys.probe.bytes(bytes_)[0]}' + it.greet("you")
          + f'{data["a"][0]}' + msys.probe.take(it)
          + f'{msys.probe.apply(lambda x: x + 1, 1)}{msys.probe.several()[2]}')
      bytes_ = b"\\7"
      async def later(it): return it.greet("you")
      def failing(it): msys.probe.state()
      """;

  private static final Probe.Thing THING = new Probe.Thing("one", List.of("zero"));

  static Stream<Arguments> javaScript() {
    return Stream.of(SandboxPreset.STRICT, SandboxPreset.STANDARD)
        .flatMap(sandbox -> escapes(sandbox, "escapes-js.txt"));
  }

  static Stream<Arguments> python() {
    return escapes(SandboxPreset.STANDARD, "escapes-python.txt");
  }

  private static Stream<Arguments> escapes(SandboxPreset sandbox, String file) {
    return Escape.read(EscapesTest.class, file).stream().map(each -> Arguments.of(sandbox, each));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("javaScript")
  void comesToNothingInJavaScript(SandboxPreset sandbox, Escape escape) {
    String script = "function escape(object) {\n" + escape.script() + "}";
    escape.check(sandbox, outcome(Guests.JS, sandbox, JS_NEIGHBOUR, script));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("python")
  void comesToNothingInPython(SandboxPreset sandbox, Escape escape) {
    String script = "def escape(object):\n" + escape.script().indent(2);
    escape.check(sandbox, outcome(Guests.PYTHON, sandbox, PYTHON_NEIGHBOUR, script));
  }

  /** Returns what a script gives, raises and prints, and what its neighbour no longer can. */
  private static List<String> outcome(
      Guests guest, SandboxPreset sandbox, String neighbour, String script) {
    List<String> lines = new ArrayList<>();
    try (Scripts scripts = new Scripts(guest, sandbox)) {
      scripts.load("neighbour", neighbour);
      lines.add(attempted(() -> scripts.load("main", script).text("escape", THING)));
      lines.addAll(scripts.printed);
      for (String name : List.of("all", "later", "failing")) {
        String found =
            attempted(
                () ->
                    Scripts.asText(scripts.function("neighbour", name).orElseThrow().call(THING)));
        if (!found.equals(usual(guest, name))) {
          lines.add("neighbour's " + name + ": " + found);
        }
      }
    }
    return lines;
  }

  private static String usual(Guests guest, String name) {
    return switch (name) {
      case "all" -> "text1bb7hello you from one1one23";
      case "later" -> "hello you from one";
      default -> "raises " + guest.source("Error", "RuntimeError") + ": not now";
    };
  }

  private static String attempted(Supplier<String> call) {
    try {
      return call.get();
    } catch (HttpsrvException e) {
      return "raises " + e.getMessage();
    }
  }
}
