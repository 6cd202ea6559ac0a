package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors say where they come from, whether a script is compiled or interpreted. */
class ErrorsTest {

  static List<Lua> both() {
    return Lua.both();
  }

  @Test
  void aMalformedNumberHasItsLine() {
    assertThat(lineOfMalformedNumber("x = 2A")).isEqualTo(1);
    assertThat(lineOfMalformedNumber("x = 1\r\ny = 1.2.3\nz = 1")).isEqualTo(2);
    assertThat(lineOfMalformedNumber("\n\r\nx = 1e+\n")).isEqualTo(3);
  }

  private static int lineOfMalformedNumber(String source) {
    ScriptSyntaxException e =
        catchThrowableOfType(ScriptSyntaxException.class, () -> Lua.compiled().run(source));
    assertThat(e).hasMessage("malformed number");
    return e.location().line();
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatPcallCatchesNamesTheLine(Lua lua) {
    assertThat(
            lua.run(
                """
                print(select(2, pcall(function()
                  error("boom")
                end)))
                print(select(2, pcall(function()
                  local x = nil
                  return x.y
                end)))
                print(select(2, pcall(error, { code = 7 })).code)
                print(select(2, pcall(error, "no place", 0)))
                print(select(2, pcall(assert, false, "as it is")))
                print(select(2, pcall(assert, nil)))
                """))
        .containsExactly(
            "main.lua:2: boom",
            "main.lua:6: attempt to index a nil value (local 'x')",
            "7",
            "no place",
            "as it is",
            "assertion failed!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.refuse('closed since 12:30 today')             | main.lua:2: closed since 12:30 today",
        "java.refuse('order:20261128001 is unknown')         | main.lua:2: order:20261128001 is unknown",
        "load('java.refuse([[at 12:30 sharp]])', '=piece')() | piece:1: at 12:30 sharp",
        "load('java.refuse([[at 12:30 sharp]])', 'a:5 b')()  | [string \"a:5 b\"]:1: at 12:30 sharp",
        "error('a.lua:99999999999: x', 0)                    | a.lua:99999999999: x",
      })
  void whatLooksLikeAPlaceWithinAMessageIsNone(String statement, String told) {
    for (Lua lua : both()) {
      String script = "print(select(2, pcall(function()\n%s\nend)))".formatted(statement);
      assertThat(lua.run(script)).as(lua.toString()).containsExactly(told);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void aLineThatCannotBeIsPartOfTheMessage(Lua lua) {
    assertThatThrownBy(() -> lua.run("\nerror('a.lua:99999999999: x', 0)"))
        .isInstanceOf(ScriptRaisedException.class)
        .hasMessage("a.lua:99999999999: x");
  }

  @ParameterizedTest
  @MethodSource("both")
  void messagesAreInLuasWords(Lua lua) {
    assertThat(
            lua.run(
                """
                local n = nil
                print(select(2, pcall(function() n.x = 1 end)))
                print(select(2, pcall(function() n() end)))
                print(select(2, pcall(function() return n + 1 end)))
                print(select(2, pcall(function() return "a" .. n end)))
                """))
        .containsExactly(
            "main.lua:2: attempt to index a nil value (upvalue 'n')",
            "main.lua:3: attempt to call a nil value (upvalue 'n')",
            "main.lua:4: attempt to perform arithmetic on a nil value",
            "main.lua:5: attempt to concatenate a nil value");
  }

  @ParameterizedTest
  @MethodSource("both")
  void levelTwoBlamesTheCaller(Lua lua) {
    assertThat(
            lua.run(
                """
                local function check()
                  error("bad", 2)
                end
                print(select(2, pcall(function()
                  check()
                  return 1
                end)))
                """))
        .containsExactly("main.lua:5: bad");
  }

  @ParameterizedTest
  @MethodSource("both")
  void anErrorThatIsNotCaughtCarriesItsPlace(Lua lua) {
    ScriptRaisedException raised =
        catchThrowableOfType(
            ScriptRaisedException.class, () -> lua.run("\n\nlocal t = {}\nt.x.y = 1\nreturn 1\n"));
    assertThat(raised).hasMessage("attempt to index a nil value (local 't' or field 'x')");
    assertThat(raised.location()).contains(new ScriptLocation("main.lua", 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error('mine')                  | mine",
        "assert(nil, 'mine')            | mine",
        "string.rep()                   | bad argument #1 to 'rep' (string expected, got no value)",
        "nowhere(1)                     | attempt to call a nil value (global 'nowhere')",
        "host.probe:greet({})           | attempt to index a nil value (global 'host')",
        "string.lowr(...)               | attempt to call a nil value (field 'lowr')",
        "last(error, 'mine')            | mine",
        "select(2, ..., error('mine'))  | mine",
      })
  void whatIsRaisedByTheCallThatAFunctionReturnsHasThatLine(String call, String told) {
    for (Lua lua : both()) {
      ScriptRaisedException raised =
          catchThrowableOfType(
              ScriptRaisedException.class,
              () ->
                  lua.run(
                      """
                      local function last(f, ...)
                        return f(...)
                      end
                      local function fails(...)
                        return %s
                      end
                      local function caller()
                        return fails('x')
                      end
                      return caller()
                      """
                          .formatted(call)));
      assertThat(raised).as(lua.toString()).hasMessage(told);
      assertThat(raised.location())
          .as(lua.toString())
          .contains(new ScriptLocation("main.lua", call.startsWith("last") ? 2 : 5));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void tailCallsOfScriptsTakeNoRoom(Lua lua) {
    assertThat(
            lua.run(
                """
                local function down(n)
                  if n == 0 then return "down" end
                  return down(n - 1)
                end
                print(down(200000))
                """))
        .containsExactly("down");
  }

  @ParameterizedTest
  @MethodSource("both")
  void tailCallsOfTheLibrariesGiveAllTheirResults(Lua lua) {
    assertThat(
            lua.run(
                """
                local function unpacked(t) return table.unpack(t) end
                local function chosen(...) return select(2, ...) end
                local function nothing() return select(2, 1) end
                local function yields(x) return coroutine.yield(x) end
                local resume = coroutine.wrap(function() return yields("out") end)
                print(unpacked({ 1, nil, 3 }), chosen(1, 2, unpacked({ 3, 4 })))
                print(select("#", nothing()), resume(), resume("in", "side"))
                """))
        .containsExactly("1\t2\t3\t4", "0\tout\tin\tside");
  }

  @Test
  void theStackNamesFunctionsFilesAndLines() {
    ScriptRaisedException raised =
        catchThrowableOfType(
            ScriptRaisedException.class,
            () ->
                Lua.compiled()
                    .run(
                        """
                        local function inner()
                          error("boom")
                        end
                        function outer()
                          inner()
                          return 1
                        end
                        outer()
                        return 1
                        """));
    assertThat(raised.stack())
        .extracting(ScriptFrame::toString)
        .containsExactly("inner (main.lua:2)", "outer (main.lua:5)", "main chunk (main.lua:8)");
  }

  @ParameterizedTest
  @MethodSource("both")
  void endlessRecursionIsAnErrorAndTheInterpreterGoesOn(Lua lua) {
    assertThatThrownBy(() -> lua.run("local function f() return 1 + f() end f()"))
        .isInstanceOf(ScriptRaisedException.class)
        .hasMessageContaining("stack overflow");
    assertThat(
            lua.run(
                "print(select(2, pcall(function() local function f() return 1 + f() end f() end)))"))
        .containsExactly("stack overflow");
  }

  @ParameterizedTest
  @MethodSource("both")
  void linesAreRightAfterTheStackWasFull(Lua lua) {
    assertThat(
            lua.run(
                """
                local function down(n) return 1 + down(n + 1) end
                for i = 1, 20 do pcall(down, 1) end
                local ok, message = pcall(function()
                  error("here")
                end)
                print(message)
                """))
        .containsExactly("main.lua:4: here");
  }

  @Test
  void aSyntaxErrorNamesItsLineAndWhatIsThere() {
    assertThatThrownBy(() -> Lua.compiled().run("x = 1\nfoo((\n"))
        .isInstanceOfSatisfying(
            ScriptSyntaxException.class,
            e -> assertThat(e.location()).isEqualTo(new ScriptLocation("main.lua", 3)))
        .hasMessageContaining("<eof>");
    assertThatThrownBy(() -> Lua.compiled().run("\u001bLua"))
        .isInstanceOf(ScriptSyntaxException.class)
        .hasMessageContaining("bytecode");
  }

  @Test
  void aNeighboursErrorIsReportedAtItsOwnPlace() {
    assertThatThrownBy(() -> Lua.compiled().with("lib", "\nerror('inside')").run("require('lib')"))
        .isInstanceOfSatisfying(
            ScriptRaisedException.class,
            e -> assertThat(e.location()).contains(new ScriptLocation("lib.lua", 2)))
        .hasMessage("inside");
  }

  @ParameterizedTest
  @MethodSource("both")
  void aRequireOfItselfIsAnErrorNotAnOverflow(Lua lua) {
    assertThatThrownBy(
            () -> lua.with("a", "require('b')").with("b", "require('a')").run("require('a')"))
        .isInstanceOf(ScriptRaisedException.class)
        .hasMessageContaining("a requires b requires a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere()                             | call a nil value (global 'nowhere')",
        "string.lowr('a')                      | call a nil value (field 'lowr')",
        "('a'):lowr()                          | call a nil value (method 'lowr')",
        "t.sub.call()                          | call a nil value (field 'call')",
        "t:method()                            | call a nil value (method 'method')",
        "local f; f()                          | call a nil value (local 'f')",
        "upvalue()                             | call a nil value (upvalue 'upvalue')",
        "print(string.lower('A') .. tostrin(1)) | call a nil value (global 'tostrin')",
        "t()                                   | call a table value (upvalue 't')",
        "print(nowhere.x)                      | index a nil value (global 'nowhere')",
        "return string.a.b.c                   | index a nil value (field 'a')",
        "nowhere.x = 1                         | index a nil value (global 'nowhere')",
        "upvalue.x = 1                         | index a nil value (upvalue 'upvalue')",
        // Where several may have been nil, all are named, or none.
        "t:a(t:b())                            | call a nil value (method 'b' or method 'a')",
        "return t.other.call                   | index a nil value (upvalue 't' or field 'other')",
        "t.a()()                               | call a nil value",
        "nowhere():x()                         | call a nil value (global 'nowhere')",
        "nowhere()()                           | call a nil value (global 'nowhere')",
        "protect(nil)                          | call a nil value",
      })
  void whatCannotBeUsedIsNamed(String statement, String told) {
    for (Lua lua : both()) {
      assertThatThrownBy(
              () ->
                  lua.run(
                      """
                      local t = { sub = {}, a = function() end }
                      local upvalue
                      local function protect(f)
                        local ok, message = pcall(f)
                        error(message:match("attempt to .*"), 0)
                      end
                      protect(function()
                        %s
                      end)
                      return 1
                      """
                          .formatted(statement)))
          .as(lua.toString())
          .hasMessage("attempt to " + told);
    }
  }

  @Test
  void whatIsMissingIsNamedInEveryScriptsOwnGlobals() {
    assertThatThrownBy(
            () ->
                Lua.compiled(SandboxPreset.STRICT)
                    .run("function mine() end\nmine(theirs())\nreturn 1"))
        .hasMessage("attempt to call a nil value (global 'theirs')");
  }

  @ParameterizedTest
  @MethodSource("both")
  void valuesAsErrorsHaveTheirLines(Lua lua) {
    assertThatThrownBy(() -> lua.run("local function f()\n  error({ 7 })\nend\nf()\nreturn 1"))
        .isInstanceOfSatisfying(
            ScriptRaisedException.class,
            e ->
                assertThat(e.stack())
                    .extracting(frame -> frame.location().line())
                    .containsExactly(2, 4));
  }

  @Test
  void valuesAsErrorsAreTold() {
    assertThatThrownBy(() -> Lua.compiled().run("error({ code = 1, why = { 'a', true } })"))
        .message()
        .startsWith("raised {")
        .contains("\"code\": 1", "\"why\": [\"a\", true]");
    assertThatThrownBy(() -> Lua.compiled().run("error({ print })"))
        .hasMessage("raised [a function]");
    assertThatThrownBy(() -> Lua.compiled().run("error()")).hasMessage("raised nothing");
    assertThatThrownBy(() -> Lua.compiled().run("local t = {} t.t = t error(t)"))
        .message()
        .startsWith("raised {\"t\": {")
        .hasSizeLessThan(300);
    assertThatThrownBy(
            () ->
                Lua.compiled()
                    .run("error(setmetatable({}, { __tostring = function() return 'mine' end }))"))
        .hasMessage("mine");
  }
}
