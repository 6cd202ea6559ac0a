package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

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
    Path script =
        write(
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
                    "")
                .formatted(statement));
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
