package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.SandboxPreset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The language's objects in JavaScript's strict sandbox. */
class StrictTest {

  private static final Probe.Thing THING = new Probe.Thing("one", List.of("zero"));

  private static String result(String source) {
    try (Scripts scripts = new Scripts(Guests.JS, SandboxPreset.STRICT)) {
      return scripts.load("main", source).text("f", THING);
    }
  }

  @Test
  void whatScriptsShareIsFrozen() {
    assertThat(
            result(
                """
                function f(object) {
                  const segments = new Intl.Segmenter().segment("");
                  const made = {
                    generator: function* () {},
                    generated: Object.getPrototypeOf((function* () {})()),
                    asyncFunction: async () => {},
                    asyncGenerator: async function* () {},
                    asyncGenerated: Object.getPrototypeOf((async function* () {})()),
                    array: [].values(),
                    map: new Map().values(),
                    set: new Set().values(),
                    string: ""[Symbol.iterator](),
                    matches: "".matchAll(/x/g),
                    helper: [].values().map((x) => x),
                    wrapper: Iterator.from({ next() {} }),
                    segments,
                    segment: segments[Symbol.iterator](),
                    object,
                    method: object.greet,
                    library: msys.probe,
                    libraryFunction: msys.probe.text,
                    bytes: msys.probe.bytes("x"),
                  };
                  const open = [];
                  const seen = new Set();
                  function visit(value, path) {
                    const isObject = typeof value === "object" || typeof value === "function";
                    if (!isObject || value === null || seen.has(value)) return;
                    seen.add(value);
                    if (!Object.isFrozen(value)) open.push(path);
                    visit(Object.getPrototypeOf(value), path + ".__proto__");
                    const all = Object.getOwnPropertyDescriptors(value);
                    for (const key of [...Object.keys(all), ...Object.getOwnPropertySymbols(all)]) {
                      const name = path + "." + String(key);
                      visit(all[key].value, name);
                      visit(all[key].get, name + " (get)");
                      visit(all[key].set, name + " (set)");
                      try { visit(all[key].get?.call(value), name); } catch {}
                    }
                  }
                  visit(globalThis, "globalThis");
                  for (const name in made) visit(Object.getPrototypeOf(made[name]), name);
                  return open.join();
                }
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error",
        "EvalError",
        "RangeError",
        "ReferenceError",
        "SyntaxError",
        "TypeError",
        "URIError",
        "AggregateError"
      })
  void anHeirOfAnErrorHasANameOfItsOwn(String error) {
    assertThat(
            result(
                """
                class Own extends %1$s {
                  constructor() {
                    super([]);
                    this.name = "Own";
                    this.message = "its own";
                  }
                }
                function f() { return new Own() + " " + new %1$s([]).name; }
                """
                    .formatted(error)))
        .isEqualTo("Own: its own " + error);
  }
}
