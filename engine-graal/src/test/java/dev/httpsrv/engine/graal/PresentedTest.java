package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a handler in JavaScript gets behaves as other objects of Java do. */
class PresentedTest {

  private static final Probe.Thing THING = new Probe.Thing("one", List.of("zero"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          typeof it                                                     | object
          String(it)                                                    | [object Object]
          Object.keys(it).join()                                        | argv,broken,name,fail,greet
          (() => { let all = ''; for (const i in it) { all += i; } return all; })() | argvbrokennamefailgreet
          'greet' in it                                                 | true
          'nope' in it                                                  | false
          it.nope                                                       | null
          it.name + it.argv[0]                                          | onezero
          it.greet('you')                                               | hello you from one
          it.greet('you', 'and', 'me')                                  | hello you from one
          (() => { const { greet } = it; return greet('you'); })()      | hello you from one
          typeof it.greet                                               | function
          it instanceof Object                                          | true
          Array.isArray(it)                                             | false
          msys.probe.take(it)                                           | one
          (msys.probe.keep(it), msys.probe.kept() === it)               | true
          (msys.probe.keep(it), msys.probe.take(msys.probe.kept()))     | one
          """)
  void itsMembersAreThere(String expression, String expected) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "function f(it) { return " + expression + "; }");
      scripts.load("other", "function f(_, it) { return " + expression + "; }");
      assertThat(scripts.text("f", THING)).isEqualTo(expected);
      Object other = scripts.function("other", "f").orElseThrow().call(0, THING);
      assertThat(Scripts.asText(other)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it.name = 1              | name: a script cannot set this
          it.nope = 1              | nope: a script cannot set this
          it.broken                | broken: not readable
          it.fail()                | fail: not now
          it.greet()               | greet: argument 1 (whom) must be a string, not nothing
          it.greet(undefined)      | greet: argument 1 (whom) must be a string, not nothing
          msys.probe.integer(it)   | msys.probe.integer: argument 1 (value) must be a whole number, not an object
          msys.probe.map(it)       | msys.probe.map: argument 1 (map) must be a table of strings, not an object
          msys.probe.table(it)     | msys.probe.table: argument 1 (table) must be a table of functions, not an object
          msys.probe.apply(it)     | msys.probe.apply: argument 1 (function) must be a function, not an object
          """)
  void whatItRefusesReadsTheSame(String statement, String message) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "function f(it) { " + statement + "; }");
      assertThatThrownBy(() -> scripts.call("f", THING)).hasMessage("Error: " + message);
    }
  }

  @Test
  void aProxyOfAScriptIsNotTakenForIt() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          function f(it) {
            for (const get of [() => 1, () => ({}), () => { throw new Error('trap'); }]) {
              try { msys.probe.take(new Proxy({}, { get })); } catch (e) { print(e.message); }
            }
          }
          """);
      scripts.call("f", THING);
      assertThat(scripts.printed)
          .hasSize(3)
          .containsOnly("msys.probe.take: argument 1 (thing) must be an object, not an object");
    }
  }
}
