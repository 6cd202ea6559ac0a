package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log tells of a script's mistakes where they are, whatever the language. */
class ToldErrorsTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aHandlerThatTakesNoSessionIsToldWhereItIsRegistered() throws Exception {
    Path script =
        write(
            "s.py",
            """
            import msys

            def handler():
                pass

            msys.httpsrv.register("GET", "/", handler)
            """);
    assertThat(toldOfRequest())
        .startsWith("ERROR GET /: " + script + ":6: TypeError: ")
        .contains("0 positional arguments but 1 was given");
  }

  @ParameterizedTest
  @CsvSource({"lua, 1", "js, 1", "py, 3"})
  void asyncWithoutSuspendingIsToldWhereTheHandlerIsRegistered(String language, int line)
      throws Exception {
    Path script =
        write(
            "s." + language,
            inLanguage(
                language,
                """
                msys.httpsrv.register("GET", "/", function() return msys.httpsrv.ASYNC end)
                """,
                """
                msys.httpsrv.register("GET", "/", () => msys.httpsrv.ASYNC);
                """,
                """
                import msys

                msys.httpsrv.register("GET", "/", lambda session: msys.httpsrv.ASYNC)
                """));
    assertThat(toldOfRequest())
        .startsWith("ERROR GET /: %s:%d: ".formatted(script, line))
        .contains("ASYNC without session_suspend")
        .doesNotEndWith("+stack");
  }

  @ParameterizedTest
  @CsvSource({"lua, 1", "js, 1", "py, 3"})
  void suspendingWithoutAsyncIsToldWhereTheHandlerIsRegistered(String language, int line)
      throws Exception {
    Path script =
        write(
            "s." + language,
            inLanguage(
                language,
                """
                msys.httpsrv.register("GET", "/", function(s) s:session_suspend() end)
                """,
                """
                msys.httpsrv.register("GET", "/", (s) => { s.session_suspend(); });
                """,
                """
                import msys

                msys.httpsrv.register("GET", "/", lambda s: s.session_suspend())
                """));
    try (CapturedLog log = new CapturedLog();
        RunningServer server = serve()) {
      assertThat(server.get("/").statusCode()).isEqualTo(200);
      assertThat(log.lines())
          .filteredOn(told -> told.startsWith("WARN %s:%d: ".formatted(script, line)))
          .singleElement()
          .asString()
          .contains("did not return ASYNC");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/%C2%85x, /\\u0085x",
    "/%E2%80%A8x, /\\u2028x",
    "/%C2%9B31m, /\\u009b31m",
    "/%E2%80%AEx, /\\u202ex",
    "/%C3%A4, /ä"
  })
  void whatSteersTerminalsInAPathIsSpelledOut(String path, String told) throws Exception {
    write(
        "s.lua",
        """
        msys.httpsrv.register("GET", "/", function()
          error("\\27[0m")
        end)
        """);
    try (CapturedLog log = new CapturedLog();
        RunningServer server = serve()) {
      assertThat(server.get(path).statusCode()).isEqualTo(500);
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("ERROR GET " + told + ": "))
          .singleElement()
          .asString()
          .contains("\\u001b[0m");
    }
  }

  @Test
  void furtherLinesOfAMessageForgeNoLineOfTheLog() throws Exception {
    write("s.lua", "msys.httpsrv.register('GET', '/', function() error('one\\nERROR two') end)");
    assertThat(toldOfRequest()).contains("one\n    ERROR two");
  }

  @Test
  void aSessionsMemberThatAScriptSetsIsToldInItsLine() throws Exception {
    Path script =
        write(
            "s.js",
            """
            msys.httpsrv.register("GET", "/", (session) => {
              session.user = "ada";
            });
            """);
    assertThat(toldOfRequest())
        .startsWith("ERROR GET /: " + script + ":2: Error: user: a script cannot set this");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lua | error({ code = 7 })                                     | raised {\"code\": 7}",
        "lua | error(setmetatable({}, { __tostring = function() return 'mine' end })) | mine",
        "js  | throw { code: 7 };                                      | raised {\"code\": 7}",
        "js  | throw 'seven';                                          | raised \"seven\"",
        "js  | throw undefined;                                        | raised nothing",
      })
  void aRaisedValueIsToldInItsLine(String language, String statement, String told)
      throws Exception {
    Path script = writeHandler(language, statement);
    assertThat(toldOfRequest()).startsWith("ERROR GET /: " + script + ":2: " + told);
  }

  @Test
  void whatAnAsyncHandlerRaisesThatIsNoErrorIsToldWhereItIsRegistered() throws Exception {
    Path script =
        write(
            "s.js",
            """
            msys.httpsrv.register("GET", "/", async (session) => {
              await null;
              throw { code: 7 };
            });
            """);
    assertThat(toldOfRequest()).startsWith("ERROR GET /: " + script + ":1: raised {\"code\": 7}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void anErrorIsToldWithThoseThatLedToIt(String language) throws Exception {
    Path script =
        write(
            "s." + language,
            inLanguage(
                language,
                "",
                """
                const find = () => {
                  throw new RangeError("first");
                };
                msys.httpsrv.register("GET", "/", (session) => {
                  try {
                    find();
                  } catch (e) {
                    throw new Error("second", { cause: e });
                  }
                });
                """,
                """
                def find(session):
                    raise KeyError("first")
                def handler(session):
                    try:
                        find(session)
                    except KeyError:

                        raise ValueError("second")
                msys.httpsrv.register("GET", "/", handler)
                """));
    String told =
        inLanguage(
            language,
            "",
            "8: Error: second, caused by %s:2: RangeError: first",
            "8: ValueError: second, caused by %s:2: KeyError: 'first'");
    assertThat(toldOfRequest())
        .startsWith("ERROR GET /: " + script + ":" + told.formatted(script))
        .doesNotEndWith("+stack");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "session.response_apend('x') | AttributeError: 'Session' object has no attribute 'response_apend'. Did you mean: 'response_append'?",
        "session.request_url_get().hots | AttributeError: 'Url' object has no attribute 'hots'. Did you mean: 'host'?",
        "session.frobnicate() | AttributeError: 'Session' object has no attribute 'frobnicate'",
        "hasattr(session, 'x') or object().y | AttributeError: 'object' object has no attribute 'y'",
        "session.response_append(data='x') | TypeError: a function of httpsrv takes its arguments by position, not by name",
        "msys.sleep(seconds=1) | TypeError: a function of httpsrv takes its arguments by position, not by name",
        "session.response_status_set_std(200, message='x') | TypeError: a function of httpsrv takes its arguments by position, not by name",
      })
  void whatPythonRefusesOfHttpsrvsObjectsIsNamed(String statement, String told) throws Exception {
    Path script = writeHandler("py", statement);
    assertThat(toldOfRequest()).startsWith("ERROR GET /: " + script + ":2: " + told + "\n");
  }

  @Test
  void anEndpointIsRegisteredByPosition() throws Exception {
    Path script =
        write(
            "s.py",
            """
            import msys
            msys.httpsrv.register(method="GET", endpoint="/", handler=print)
            """);
    assertThatThrownBy(() -> serve().close())
        .hasMessage(
            script
                + ":2: TypeError: a function of httpsrv takes its arguments by position, not by name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "py"})
  void anErrorThatConsistsOfOthersIsToldWithTheFirstOfThem(String language) throws Exception {
    Path script =
        write(
            "s." + language,
            inLanguage(
                language,
                "",
                """
                msys.httpsrv.register("GET", "/", (session) => {
                  const errors = [new RangeError("one"), 2,
                    new AggregateError([new Error("in")], "three"), 4, 5, 6];
                  throw new AggregateError(errors, "many");
                });
                """,
                """
                import msys
                def one():
                    raise ValueError("one")
                def handler(session):
                    try:
                        one()
                    except ValueError as e:
                        inner = ExceptionGroup("two", [KeyError("in")])
                        raise ExceptionGroup("many", [e, inner] + [ValueError(i) for i in range(9)])
                msys.httpsrv.register("GET", "/", handler)
                """));
    String told =
        inLanguage(
            language,
            "",
            "4: AggregateError: many [%1$s:2: RangeError: one; 2;"
                + " %1$s:3: AggregateError: three [%1$s:3: Error: in]; 4; 2 more]\n",
            "9: ExceptionGroup: many (11 sub-exceptions) [%1$s:3: ValueError: one;"
                + " ExceptionGroup: two (1 sub-exception) [KeyError: 'in'];"
                + " ValueError: 0; ValueError: 1; 7 more]\n");
    assertThat(toldOfRequest())
        .startsWith("ERROR GET /: " + script + ":" + told.formatted(script))
        .doesNotEndWith("+stack");
  }

  @Test
  void whatAPromiseOfSeveralWasRejectedWithIsToldWithTheFirstOfThem() throws Exception {
    Path script =
        write(
            "s.js",
            """
            const fail = async (why) => { throw new Error(why); };
            msys.httpsrv.register("GET", "/", async (session) => {
              await Promise.any([fail("one"), fail("two")]);
            });
            """);
    assertThat(toldOfRequest())
        .startsWith("ERROR GET /: %s:".formatted(script))
        .contains("[%1$s:1: Error: one; %1$s:1: Error: two]\n".formatted(script));
  }

  @Test
  void aGroupWhoseMembersAreNoneIsToldAlone() throws Exception {
    Path script =
        write(
            "s.py",
            """
            import msys
            class Odd(ExceptionGroup):
                exceptions = 5
            def handler(session):
                raise Odd("own", [ValueError("in")])
            msys.httpsrv.register("GET", "/", handler)
            """);
    assertThat(toldOfRequest()).startsWith("ERROR GET /: " + script + ":5: Odd: own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "js | const e = new Error('own'); e.cause = e; throw e;       | Error: own",
        "js | const e = new AggregateError([], 'own'); e.errors.push(e); throw e; | AggregateError: own [1 more]",
        "py | e = ValueError('own'); e.__cause__ = e; raise e         | ValueError: own",
      })
  void anErrorThatLeadsToItselfIsToldOnce(String language, String statement, String told)
      throws Exception {
    Path script = writeHandler(language, statement);
    assertThat(toldOfRequest()).startsWith("ERROR GET /: %s:2: %s\n".formatted(script, told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lua | error(string.rep('x', 1e6))",
        "lua | error(string.rep('\\n', 1e6))",
        "lua | error(string.rep('\\27', 1e6))",
        "lua | local t = {} for i = 1, 1e5 do t[i] = i end error(t)",
        "lua | local t = {} t.t = t error(t)",
        "lua | local t = {} for i = 1, 1e5 do t = { t } end error(t)",
        "js  | throw 'x'.repeat(1e6)",
        "js  | throw new Error('x'.repeat(1e6))",
        "js  | throw new AggregateError(Array(1e5).fill('x'), 'x')",
        "js  | throw Array(1e5).fill(1)",
        "js  | const o = {}; o.o = o; throw o",
        "js  | let o = {}; for (let i = 0; i < 1e5; i++) o = { o }; throw o",
        "py  | raise ValueError(list(range(100000)))",
        "py  | d = {}; d['d'] = d; raise ValueError(d)",
        "py  | raise ExceptionGroup('x' * 100000, [ValueError('x' * 100000)] * 1000)",
        "py  | getattr(session, 'x' * (1 << 24))",
      })
  void whatIsHugeOrContainsItselfIsToldInPart(String language, String statement) throws Exception {
    writeHandler(language, statement);
    assertThat(toldOfRequest()).hasSizeBetween(30, 20_000);
  }

  @Test
  void aPromiseThatNobodyHandlesIsToldInItsLine() throws Exception {
    Path script =
        write(
            "s.js",
            """
            const fail = async () => {
              throw new Error("alone");
            };
            msys.httpsrv.register("GET", "/", async (session) => {
              fail();
              try {
                await fail();
              } catch (e) {
                session.response_append("caught");
              }
            });
            """);
    try (CapturedLog log = new CapturedLog();
        RunningServer server = serve()) {
      assertThat(server.get("/").body()).isEqualTo("caught");
      assertThat(log.lines().stream().filter(line -> line.contains("alone")))
          .singleElement()
          .asString()
          .startsWith("WARN " + script + ":2: Error: alone, in a promise that nobody handles");
    }
  }

  @ParameterizedTest
  @CsvSource({"lua, 1", "js, 1", "py, 3"})
  void aStringThatAHandlerReturnsInsteadOfRespondingIsToldOnce(String language, int line)
      throws Exception {
    Path script =
        write(
            "s." + language,
            inLanguage(
                language,
                """
                msys.httpsrv.register("GET", "/", function() return "Hello" end)
                """,
                """
                msys.httpsrv.register("GET", "/", () => "Hello");
                """,
                """
                import msys

                msys.httpsrv.register("GET", "/", lambda session: "Hello")
                """));
    try (CapturedLog log = new CapturedLog();
        RunningServer server = serve()) {
      assertThat(server.get("/").body()).isEmpty();
      assertThat(server.get("/").body()).isEmpty();
      assertThat(log.lines().stream().filter(each -> each.startsWith("WARN")))
          .singleElement()
          .asString()
          .startsWith("WARN %s:%d: the handler set no response".formatted(script, line))
          .contains("a string", "response_append");
    }
  }

  /** Writes a script whose handler has a statement in its second line. */
  private Path writeHandler(String language, String statement) throws Exception {
    return write(
        "s." + language,
        inLanguage(
                language,
                """
                msys.httpsrv.register("GET", "/", function(session)
                  %s
                end)
                """,
                """
                msys.httpsrv.register("GET", "/", (session) => {
                  %s
                });
                """,
                """
                def handler(session):
                    %s
                msys.httpsrv.register("GET", "/", handler)
                """)
            .formatted(statement));
  }

  private static String inLanguage(String language, String lua, String js, String python) {
    return switch (language) {
      case "lua" -> lua;
      case "js" -> js;
      default -> python;
    };
  }

  /** Asks for the path, which fails; returns what is logged of it. */
  private String toldOfRequest() throws Exception {
    try (CapturedLog log = new CapturedLog();
        RunningServer server = serve()) {
      assertThat(server.get("/").statusCode()).isEqualTo(500);
      List<String> told =
          log.lines().stream().filter(line -> line.startsWith("ERROR GET /")).toList();
      assertThat(told).hasSize(1);
      return told.getFirst();
    }
  }

  private RunningServer serve() throws IOException {
    return RunningServer.serve(Httpsrv.builder().scripts(folder).interpreters(1));
  }

  private Path write(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name), source);
  }
}
