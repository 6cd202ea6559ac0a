package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorsTest {

  @ParameterizedTest
  @EnumSource
  void aScriptThatDoesNotParseSaysWhere(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("dir.bad", guest.source("let a = 1;\nlet b = (\n", "a = 1\nb = (\n"));
      ScriptSyntaxException e =
          catchThrowableOfType(ScriptSyntaxException.class, () -> scripts.load("dir.bad"));
      assertThat(e.location().file()).isEqualTo("dir/bad." + guest.extension);
      assertThat(e.location().line()).isEqualTo(guest == Guests.JS ? 3 : 2);
      assertThat(e)
          .hasMessage(guest.source("Expected an operand but found eof", "'(' was never closed"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptCannotBreakOutOfWhatIsAroundIt(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("main", guest.source("}; }); (function () { return function () {", "  x = 1"));
      assertThatThrownBy(() -> scripts.load("main")).isInstanceOf(ScriptSyntaxException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptThatIsNotTextDoesNotParse(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      byte[] source = {'\n', 'x', '=', '"', (byte) 0xFF, '"', '\n'};
      ScriptSyntaxException e =
          catchThrowableOfType(
              ScriptSyntaxException.class, () -> scripts.with("main", source).load("main"));
      assertThat(e).hasMessageContaining(guest.source("UTF-8", "utf-8"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anUncaughtErrorHasItsMessageAndTheScriptsFrames(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function inner() {
                throw new TypeError('boom');
              }
              function outer() {
                inner();
              }
              """,
              """
              def inner():
                raise TypeError('boom')

              def outer():
                inner()
              """));
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("outer"));
      String file = "main." + guest.extension;
      assertThat(e).hasMessage("TypeError: boom").hasNoCause();
      assertThat(e.stack())
          .containsExactly(
              new ScriptFrame("inner", new ScriptLocation(file, 2)),
              new ScriptFrame("outer", new ScriptLocation(file, 5)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorWhileLoadingHasItsPlace(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("main", guest.source("\nthrow new Error('x');", "\nraise ValueError('x')"));
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load("main"));
      assertThat(e.location()).contains(new ScriptLocation("main." + guest.extension, 2));
      assertThat(e.stack()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptCatchesWhatAHostFunctionRaisesAsItsOwnKindOfError(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function attempt(name) {
                try {
                  msys.probe[name]();
                } catch (e) {
                  return (e instanceof Error) + ' ' + e.message;
                }
              }
              """,
              """
              def attempt(name):
                try:
                  getattr(msys.probe, name)()
                except Exception as e:
                  return type(e).__name__ + ' ' + str(e)
              """));
      String argument = guest.source("true ", "ValueError ");
      String state = guest.source("true ", "RuntimeError ");
      assertThat(scripts.text("attempt", "illegal")).isEqualTo(argument + "not that");
      assertThat(scripts.text("attempt", "state")).isEqualTo(state + "not now");
      assertThat(scripts.text("attempt", "crash"))
          .isEqualTo(state + "msys.probe.crash: internal error");
      assertThat(scripts.text("attempt", "text"))
          .isEqualTo(
              argument + "msys.probe.text: argument 1 (value) must be a string, not nothing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theJavaExceptionStaysTheCause(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function illegal() {
                msys.probe.illegal();
              }
              function crash() { msys.probe.crash(); }
              """,
              """
              def illegal():
                msys.probe.illegal()

              def crash(): msys.probe.crash()
              """));
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("illegal"));
      assertThat(e).hasCause(scripts.probe.notThat);
      assertThat(e.getCause()).isSameAs(scripts.probe.notThat);
      assertThat(e).hasMessage(guest.source("Error: not that", "ValueError: not that"));
      assertThat(e.stack())
          .containsExactly(
              new ScriptFrame("illegal", new ScriptLocation("main." + guest.extension, 2)));
      assertThatThrownBy(() -> scripts.call("crash")).rootCause().isSameAs(scripts.probe.secret);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorOfAFunctionThatJavaCalledArrivesUnchanged(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function boom() {
                throw new Error('deep');
              }
              function run() { msys.probe.apply(boom); }
              """,
              """
              def boom(x):
                raise ValueError('deep')

              def run(): msys.probe.apply(boom)
              """));
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("run"));
      assertThat(e).hasMessage(guest.source("Error: deep", "ValueError: deep"));
      assertThat(e.location()).contains(new ScriptLocation("main." + guest.extension, 2));
    }
  }

  @Test
  void aScriptOfPythonThatExitsIsToldItsPlace() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load("main", "import sys\n\ndef f():\n  sys.exit(3)\n");
      ScriptRaisedException inFunction =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("f"));
      assertThat(inFunction).hasMessageContaining("return, or raise an error");
      assertThat(inFunction.location()).contains(new ScriptLocation("main.py", 4));
      scripts.with("top", "import sys\nsys.exit()");
      ScriptRaisedException atTopLevel =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load("top"));
      assertThat(atTopLevel).hasMessageContaining("exit");
      assertThat(atTopLevel.location()).contains(new ScriptLocation("top.py", 2));
    }
  }

  @Test
  void argumentsByNameAreRefusedInWordsThatHelp() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          """
          def library():
            msys.probe.text(value='a')

          def method():
            msys.probe.thing('a').greet(whom='a')

          def held():
            greet = msys.probe.thing('a').greet
            greet(whom='a')

          def own():
            library(value='a')
          """);
      for (String each : new String[] {"library", "method", "held"}) {
        ScriptRaisedException e =
            catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call(each));
        assertThat(e).as(each).hasMessageContaining("arguments by position, not by name");
        assertThat(e.location()).as(each).isPresent();
      }
      assertThatThrownBy(() -> scripts.call("own"))
          .hasMessageContaining("unexpected keyword argument 'value'");
    }
  }

  @Test
  void whatJavaScriptThrowsThatIsNoErrorIsToldInItsLine() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          function f(kind) {
            switch (kind) {
              case 'data': throw { code: 7, list: [1, 'a', null], inner: { f() {} } };
              case 'null': throw null;
              case 'class': throw new (class Problem { code = 7; });
              case 'date': throw new Date(0);
              case 'function': throw f;
              case 'large': throw 'x'.repeat(1000000);
              case 'trap': throw new Proxy({}, { ownKeys() { throw 'trapped'; } });
            }
          }
          """);
      assertThat(thrown(scripts, "data", 3))
          .isEqualTo(
              "raised {\"code\": 7, \"list\": [1, \"a\", null], \"inner\": {\"f\": a function}}");
      assertThat(thrown(scripts, "null", 4)).isEqualTo("raised nothing");
      assertThat(thrown(scripts, "class", 5)).isEqualTo("raised {\"code\": 7}");
      assertThat(thrown(scripts, "date", 6)).isEqualTo("raised \"1970-01-01T00:00:00.000Z\"");
      assertThat(thrown(scripts, "function", 7)).isEqualTo("raised a function");
      assertThat(thrown(scripts, "large", 8)).startsWith("raised \"xxx").hasSizeLessThan(300);
      assertThat(thrown(scripts, "trap", 9)).isNotEmpty();
    }
  }

  private static String thrown(Scripts scripts, String kind, int line) {
    ScriptRaisedException e =
        catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("f", kind));
    assertThat(e.location()).as(kind).contains(new ScriptLocation("main.js", line));
    return String.valueOf(e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void theErrorsThatLedToOneAreItsCauses(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function f() {
                throw new Error('last', {
                  cause: new RangeError('middle', { cause: { code: 7 } }) });
              }
              function g() {
                const e = new Error('own');
                e.cause = e;
                throw e;
              }
              """,
              """
              def f():
                try:
                  {}['first']
                except KeyError as e:
                  try:
                    raise IndexError('middle') from e
                  except IndexError:
                    raise ValueError('last')

              def g():
                try:
                  {}['first']
                except KeyError:
                  raise ValueError('own') from None
              """));
      ScriptRaisedException last =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("f"));
      assertThat(last).hasMessage(guest.source("Error: last", "ValueError: last"));
      ScriptRaisedException middle = (ScriptRaisedException) last.getCause();
      assertThat(middle).hasMessage(guest.source("RangeError: middle", "IndexError: middle"));
      assertThat(Objects.requireNonNull(middle).location())
          .contains(new ScriptLocation("main." + guest.extension, guest == Guests.JS ? 3 : 6));
      assertThat(middle.getCause())
          .hasMessage(guest.source("{\"code\": 7}", "KeyError: 'first'"))
          .hasNoCause();
      ScriptRaisedException own =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("g"));
      assertThat(own).hasMessage(guest.source("Error: own", "ValueError: own"));
      int causes = 0;
      for (Throwable each = own.getCause(); each != null; each = each.getCause()) {
        causes++;
      }
      assertThat(causes).isBetween(0, guest == Guests.JS ? 10 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStackOverflowIsAnErrorAndTheInterpreterGoesOn(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function down() { return down() + 1; }
              function through() { return msys.probe.apply(through); }
              function java() { msys.probe.overflow(); }
              function fine() { return 1; }
              """,
              """
              def down(): return down() + 1
              def through(x): return msys.probe.apply(through)
              def java(): msys.probe.overflow()
              def fine(): return 1
              """));
      assertThatThrownBy(() -> scripts.call("down")).isInstanceOf(ScriptRaisedException.class);
      assertThatThrownBy(() -> scripts.call("through", 1))
          .isInstanceOf(ScriptRaisedException.class);
      assertThatThrownBy(() -> scripts.call("java")).isInstanceOf(ScriptRaisedException.class);
      assertThat(scripts.call("fine")).isEqualTo(1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheHostFindsUnparsableArrivesAsTheHostThrewIt(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("main", guest.source("require('unparsable')", "import unparsable"));
      assertThatThrownBy(() -> scripts.load("main")).isSameAs(scripts.probe.unparsable);
      scripts.load(
          "catching",
          guest.source(
              "try { require('unparsable') } catch (e) { print(e.message) }",
              "try:\n  import unparsable\nexcept Exception as e:\n  print(e)"));
      assertThat(scripts.printed).containsExactly("no script at all");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNeighbourThatDoesNotParseSaysWhere(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("bad", guest.source("\n\n)", "\n\n)"));
      scripts.with("main", guest.source("require('./bad')", "import bad"));
      ScriptSyntaxException e =
          catchThrowableOfType(ScriptSyntaxException.class, () -> scripts.load("main"));
      assertThat(e.location()).isEqualTo(new ScriptLocation("bad." + guest.extension, 3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNeighbourThatRaisesHasTheFramesOfBothScripts(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("bad", guest.source("\n\nthrow new Error('x')", "\n\nraise ValueError('x')"));
      scripts.with("main", guest.source("\nrequire('./bad')", "\nimport bad"));
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load("main"));
      assertThat(e.stack())
          .extracting(ScriptFrame::location)
          .containsExactly(
              new ScriptLocation("bad." + guest.extension, 3),
              new ScriptLocation("main." + guest.extension, 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptThatRaisedRunsAgainWhenItIsLoadedAgain(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with(
          "main",
          guest.source("print('run'); throw new Error()", "print('run')\nraise ValueError()"));
      assertThatThrownBy(() -> scripts.load("main")).isInstanceOf(ScriptRaisedException.class);
      assertThatThrownBy(() -> scripts.load("main")).isInstanceOf(ScriptRaisedException.class);
      assertThat(scripts.printed).containsExactly("run", "run");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorWithACauseIsToldAsItself(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function fail() {
                try {
                  msys.probe.illegal();
                } catch (e) {
                  throw new Error('outer', { cause: e });
                }
              }
              """,
              """
              def fail():
                try:
                  msys.probe.illegal()
                except ValueError as e:
                  raise KeyError('outer') from e
              """));
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("fail"));
      assertThat(e).hasMessage(guest.source("Error: outer", "KeyError: 'outer'"));
      assertThat(e.location()).contains(new ScriptLocation("main." + guest.extension, 5));
    }
  }
}
