package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where LuaJ alone would differ from Lua 5.2. */
class LanguageTest {

  static List<Lua> both() {
    return Lua.both();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'%.2f', 1.23456 ; 1.23",
        "'%5.1f|', -2.25 ; ` -2.2|`",
        "'%05d', -42 ; -0042",
        "'%-5d|', 3 ; `3    |`",
        "'%+d % d', 5, 6 ; `+5  6`",
        "'%.3d', 7 ; 007",
        "'%x %X %#x', 255, 255, 255 ; ff FF 0xff",
        "'%o', 8 ; 10",
        "'%c%c', 72, 105 ; Hi",
        "'%e', 12345.678 ; 1.234568e+04",
        "'%.0e', 0 ; 0e+00",
        "'%g %g %g', 1e20, 0.0001, 100000 ; 1e+20 0.0001 100000",
        "'%g', 1e-5 ; 1e-05",
        "'%.3g', 3.14159 ; 3.14",
        "'%a', 1 ; 0x1p+0",
        "'%.1a', 1.53125 ; 0x1.8p+0",
        "'%.3a', 1 ; 0x1.000p+0",
        "'%5s|%-5s|%.2s', 'ab', 'ab', 'abc' ; `   ab|ab   |ab`",
        "'%s %s', nil, true ; nil true",
        "'%q', 'a\"b' ; `\"a\\\"b\"`",
        "'100%%' ; 100%",
        "'%f', 1/0 ; inf",
        "'%d %x', 3.9, 255.5 ; 3 ff",
        "'%.2a %.0a', 0.5, 1 ; 0x1.00p-1 0x1p+0",
        "'%.2f', 0.125 ; 0.12",
      })
  void formatDoesWhatPrintfDoes(String arguments, String expected) {
    assertThat(Lua.compiled().run("print(string.format(" + arguments + "))"))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @MethodSource("both")
  void aNumberIsConcatenatedAsItIsPrinted(Lua lua) {
    assertThat(
            lua.run(
                """
                local whole, part, huge = 1e15, 12345678.9, 1e39
                print(part .. "", "" .. part, part .. part, huge .. " " .. whole)
                print("a" .. part .. "b", part .. "a" .. part, -0.1 .. "|" .. 1/3)
                local told = setmetatable({}, {__concat = function(a, b)
                  return type(a) .. type(b)
                end})
                print(part .. told, told .. part, "x" .. part .. told, told .. part .. "x")
                """))
        .containsExactly(
            "12345678.9\t12345678.9\t12345678.912345678.9\t1e+39 1e+15",
            "a12345678.9b\t12345678.9a12345678.9\t-0.1|0.33333333333333",
            "numbertable\ttablenumber\txnumbertable\ttablestring");
  }

  @Test
  void stringsAreOrderedByTheirBytes() {
    assertThat(
            Lua.compiled()
                .run(
                    """
                    print("\u00e9" < "z", "z" < "\u00e9", "z" <= "\u00e9", "a" < "ab", "" <= "")
                    local t = {"zebra", "\u00e9t\u00e9", "Zoo"}
                    table.sort(t)
                    print(table.concat(t, " "))
                    """))
        .containsExactly("false\ttrue\ttrue\ttrue\ttrue", "Zoo zebra \u00e9t\u00e9");
  }

  @Test
  void eitherOperandMayKnowHowToCompare() {
    assertThat(
            Lua.compiled()
                .run(
                    """
                    local known = setmetatable({}, {__lt = function(a, b)
                      return type(a) == "number"
                    end})
                    print(known < 5, 5 < known, known > 5, 5 <= known, "a" > known)
                    """))
        .containsExactly("false\ttrue\ttrue\ttrue\tfalse");
  }

  @ParameterizedTest
  @CsvSource({
    "'10' < 5, attempt to compare string with number",
    "5 >= '10', attempt to compare string with number",
    "nil < 1, attempt to compare nil with number",
    "{} < {}, attempt to compare two table values",
    "true <= false, attempt to compare two boolean values",
  })
  void whatCannotBeComparedIsNamed(String comparison, String message) {
    assertThat(Lua.compiled().run("print(pcall(function() return " + comparison + " end))"))
        .containsExactly("false\tmain.lua:1: " + message);
  }

  @Test
  void formatRefusesWhatItDoesNotKnow() {
    assertThat(
            Lua.compiled()
                .run(
                    """
                    print(pcall(string.format, "%d"))
                    print(pcall(string.format, "%d", 2^63))
                    print(pcall(string.format, "%x", -1))
                    print(pcall(string.format, "%+-+-+-d", 1))
                    print(pcall(string.format, "%y", 1))
                    print(pcall(string.format, "%123d", 1))
                    """))
        .allSatisfy(line -> assertThat(line).startsWith("false\t"));
  }

  @ParameterizedTest
  @MethodSource("dev.httpsrv.engine.luaj.Lua#both")
  void aFunctionThatReturnsNothingGivesNilWhereOneValueIsWanted(Lua lua) {
    assertThat(
            lua.run(
                """
                local function nothing() end
                local function some(a) if a then return a end end
                local function any(...) return end
                local held = nothing()
                print(held == nil, nothing() == nil, some() == nil, any(1) == nil, some(1))
                print(select("#", nothing()), select("#", (nothing())), select("#", some(1)))
                print(pcall(type, (nothing())))
                print(pcall(type, nothing()))
                """))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("true\ttrue\ttrue\ttrue\t1"),
            line -> assertThat(line).isEqualTo("0\t1\t1"),
            line -> assertThat(line).isEqualTo("true\tnil"),
            line -> assertThat(line).endsWith("bad argument #1 to 'type' (value expected)"));
  }

  @Test
  void aRepetitionThatIsTooLongIsAnError() {
    assertThat(
            Lua.compiled()
                .run("print(pcall(string.rep, 'xxxx', 2^30 + 1))\nprint(('ab'):rep(3, '-'))"))
        .satisfiesExactly(
            line -> assertThat(line).contains("resulting string too large"),
            line -> assertThat(line).isEqualTo("ab-ab-ab"));
  }

  @ParameterizedTest
  @MethodSource("both")
  void pairsHonoursItsMetamethod(Lua lua) {
    assertThat(
            lua.run(
                """
                local t = setmetatable({}, { __pairs = function(self)
                  return function(_, k) if not k then return 1, "own" end end, self, nil
                end })
                for k, v in pairs(t) do print(k, v) end
                """))
        .containsExactly("1\town");
  }

  @ParameterizedTest
  @MethodSource("both")
  void coroutinesTakeTurns(Lua lua) {
    assertThat(
            lua.run(
                """
                local co = coroutine.wrap(function(a)
                  local b = coroutine.yield(a + 1)
                  return b * 2
                end)
                print(co(1), co(10))
                """))
        .containsExactly("2\t20");
  }

  @Test
  void whatLuajcRefusesRunsInterpreted() {
    StringBuilder huge = new StringBuilder("local t = {}\n");
    for (int i = 0; i < 9000; i++) {
      huge.append("t[").append(i).append("] = ").append(i).append(" + #t\n");
    }
    huge.append("print(type(t[8999]))\n");
    Lua lua = Lua.compiled();
    LuajScript script = (LuajScript) lua.compile("main", huge.toString());
    assertThat(script.chunk()).isInstanceOf(Chunk.Interpreted.class);
    assertThat(lua.run(huge.toString())).containsExactly("number");
  }

  @Test
  void aMarkOrAShellLineAtTheStartIsPassedOver() {
    assertThat(Lua.compiled().run("\ufeff#!/usr/bin/lua\nprint('ok')")).containsExactly("ok");
    assertThat(Lua.compiled().run("print('crlf')\r\nprint('too')\r\n"))
        .containsExactly("crlf", "too");
  }

  @Test
  void manyThreadsMayUseAnInterpreterInTurn() throws InterruptedException {
    Lua lua = Lua.compiled();
    lua.run("n = 0");
    ReentrantLock turn = new ReentrantLock();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> {
                turn.lock();
                try {
                  lua.run("n = n + 1 pcall(error, 'x')");
                } finally {
                  turn.unlock();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(lua.run("print(n)")).containsExactly("200");
  }
}
