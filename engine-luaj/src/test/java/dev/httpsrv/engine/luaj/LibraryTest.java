package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The libraries do what the manual of Lua 5.2 says where LuaJ's own do not. */
@Timeout(60)
class LibraryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "table.insert(nil, 1) ; bad argument #1 to 'insert' (table expected, got nil)",
        "table.insert({}, 5, 1) ; bad argument #2 to 'insert' (position out of bounds)",
        "table.insert({}, 1, 2, 3) ; wrong number of arguments to 'insert'",
        "table.remove({1}, 7) ; bad argument #2 to 'remove' (position out of bounds)",
        "table.concat({1, {}, 3}) ; invalid value (table) at index 2 in table for 'concat'",
        "table.unpack({}, 1, 1e8) ; too many results to unpack",
        "table.sort({}, 3) ; bad argument #2 to 'sort' (function expected, got number)",
        "string.rep() ; bad argument #1 to 'rep' (string expected, got no value)",
        "string.rep('x', {}) ; bad argument #2 to 'rep' (number expected, got table)",
        "('x'):rep(1e10) ; resulting string too large",
        "string.char(256, 1) ; bad argument #1 to 'char'",
        "string.gsub('x', 'x', nil) ; bad argument #3 to 'gsub' (string/function/table expected)",
        "string.gsub('x', 'x', '%q') ; invalid use of '%' in replacement string",
        "string.gsub('x', 'x', '%2') ; invalid capture index %2",
        "string.gsub('x', 'x', function() return {} end) ; invalid replacement value (a table)",
        "string.find('x', '[') ; malformed pattern (missing ']')",
        "string.find('x', '[]') ; malformed pattern (missing ']')",
        "string.find('x', 'x%') ; malformed pattern (ends with '%')",
        "string.find('x', '%b') ; malformed pattern (missing arguments to '%b')",
        "string.find('x', '%fx') ; missing '[' after '%f' in pattern",
        "string.find('x', '(x') ; unfinished capture",
        "string.match('x', 'x)') ; invalid pattern capture",
        "string.find('x', '%1') ; invalid capture index",
        "string.find(('x'):rep(999), ('x?'):rep(999)) ; pattern too complex",
        "string.format('%d') ; bad argument #2 to 'format' (no value)",
        "string.format('%d', 'x') ; bad argument #2 to 'format' (number expected, got string)",
        "math.floor('x') ; bad argument #1 to 'floor' (number expected, got string)",
        "math.max() ; bad argument #1 to 'max' (number expected, got no value)",
        "math.max(1, 2, {}) ; bad argument #3 to 'max' (number expected, got table)",
        "math.random(0) ; bad argument #1 to 'random' (interval is empty)",
        "math.random(2, 1) ; bad argument #2 to 'random' (interval is empty)",
        "math.random(1, 2, 3) ; wrong number of arguments",
        "tonumber('1', 99) ; bad argument #2 to 'tonumber' (base out of range)",
        "tonumber() ; bad argument #1 to 'tonumber' (value expected)",
        "setmetatable(1, {}) ; bad argument #1 to 'setmetatable' (table expected, got number)",
        "ipairs() ; bad argument #1 to 'ipairs' (table expected, got no value)",
        "os.date('%c%Q') ; bad argument #1 to 'date' (invalid conversion specifier '%Q')",
        "os.date('%') ; bad argument #1 to 'date' (invalid conversion specifier '%')",
        "os.date({}) ; bad argument #1 to 'date' (string expected, got table)",
        "os.date('%c', {}) ; bad argument #2 to 'date' (number expected, got table)",
        "os.date(('%c'):rep(2^22)) ; resulting string too large",
        "(function() local t = {} for i = 1, 32 do t[i] = ('x'):rep(3 * 2^20) end"
            + " return #table.concat(t) end)() ; resulting string too large",
        "(function() local s = ('x'):rep(2^23) print(s, s, s, s, s, s, s, s, s) end)() ;"
            + " resulting string too large",
        "coroutine.resume(1) ; bad argument #1 to 'resume' (coroutine expected, got number)",
      })
  void anArgumentThatIsRefusedIsNamed(String call, String message) {
    assertThat(Lua.compiled().run("print(pcall(function() " + call + " end))"))
        .singleElement()
        .asString()
        .startsWith("false\tmain.lua:1: ")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "('hello world'):find('o w') ; `5\t7`",
        "('hello'):find('l+') ; `3\t4`",
        "('a+b'):find('+', 1, true) ; `2\t2`",
        "(''):find('', 2) ; nil",
        "('abc'):find('b', -1) ; nil",
        "('abc'):find('b', -2) ; `2\t2`",
        "('key = value'):match('^(%w+)%s*=%s*(%w+)$') ; `key\tvalue`",
        "('f(a(b)c)d'):match('%b()') ; (a(b)c)",
        "('THE (quick) fox'):find('%f[%a]%a+%f[%A]', 5) ; `6\t10`",
        "('aXbXc'):match('(.-)X') ; a",
        "('aa bb'):match('(%a)%1') ; a",
        "('aa'):match('()%1') ; nil",
        "('x]y'):match('[]]') ; ]",
        "('x-y'):match('[^%w]') ; -",
        "('2024-05-06'):match('(%d+)-(%d+)-(%d+)') ; `2024\t05\t06`",
        "('hello'):match('()ll()') ; `3\t5`",
        "('a.b'):gsub('%.', '%%') ; `a%b\t1`",
        "('abc'):gsub('%w', '%0%0') ; `aabbcc\t3`",
        "('abc'):gsub('', '-') ; `-a-b-c-\t4`",
        "('abc'):gsub('%w', { a = '1', b = false }) ; `1bc\t3`",
        "('hello world'):gsub('o', '0', 1) ; `hell0 world\t1`",
        "('x'):gsub('[', '', 0) ; `x\t0`",
        "('a'):find('b%') ; nil",
        "('x'):gsub('y', '%2') ; `x\t0`",
        "('abc'):find('c', 4) ; nil",
        "('abc'):find('', 4) ; `4\t3`",
        "('abc'):find('', 5) ; nil",
        "('!-~'):match('%g+') ; !-~",
        "('a\\0b'):match('%z') == '\\0' ; true",
        "('\\195\\137A'):lower() == '\\195\\137a' ; true",
        "('abc'):sub(2, 2^31) ; bc",
        "('abc'):sub(-2^40, 1) ; a",
        "#tostring(3.14159265) .. ' ' .. string.len(3.14159265) ; 10 10",
        "table.concat({1.25, 3.14159265, 'x'}, ',') ; `1.25,3.14159265,x`",
        "table.remove({}) ; nil",
        "#tostring(tonumber(('1'):rep(1e6) .. 'x')) ; 3",
        "#((''):rep(1e15)) ; 0",
        "select('#', table.unpack({}, 1, 3)) ; 3",
        "table.unpack({1, 2, 3}, 2, nil) ; `2\t3`",
        "tonumber(' 0x1p4 ') ; 16",
        "tonumber('-0x1.8') ; -1.5",
        "tonumber('1e') ; nil",
        "tonumber('1 2') ; nil",
        "tonumber('0x') ; nil",
        "tonumber('nan') ; nil",
        "tonumber('zz', 36) ; 1295",
        "tonumber('+7', 8) ; 7",
        "tonumber('9', 8) ; nil",
        "tonumber({}) ; nil",
        "math.fmod(5, 0) ~= math.fmod(5, 0) ; true",
        "math.max(1, '3', 2) ; 3",
        "math.ldexp(1, 1023) == 2^1023 ; true",
        "math.log(8, 2) ; 3",
        "math.random(3, 3) ; 3",
        "os.date('!%a %A %b %B %d %j %m %w %x %y %Y', 1e9) ;"
            + " Sun Sunday Sep September 09 252 09 0 09/09/01 01 2001",
        "os.date('!%H %I %M %p %S %X %z %%', 1e9) ; 01 01 46 AM 40 01:46:40 +0000 %",
        "os.date('!%H %I %p', 0) .. os.date('!, %H %I %p', 43200) ; `00 12 AM, 12 12 PM`",
        "os.date('!%U %W', 1e9) .. os.date('!, %U %W', 1293840000) ; `36 36, 00 00`",
        "os.date('!%c', 1e9) ; `Sun Sep  9 01:46:40 2001`",
        "os.date('!%FT%TZ', 1e9) ; 2001-09-09T01:46:40Z",
        "os.date('!%D %R %r %e %h %C %u %Z', 1e9) ;"
            + " `09/09/01 01:46 01:46:40 AM  9 Sep 20 7 GMT`",
        "os.date('!%G-W%V %g', 1104537600) .. os.date('!%n%t|') ; `2004-W53 04\n\t|`",
        "tonumber(('1'):rep(10001)) ; nil",
        "tonumber(('1'):rep(10001), 2) ; nil",
        "os.date('!*t', 1e9).yday .. ' ' .. os.date('!*t', 1e9).wday ; 252 1",
        "tostring(os.date('!*t', 1e9).isdst) .. os.date('!*t', 1e9).hour ; false1",
        "os.time(os.date('*t', 1e9)) ; 1000000000",
        "os.date('*t').year == tonumber(os.date('%Y')) and os.date() ~= '' ; true",
        "os.date('\\195\\137\\0\\n') == '\\195\\137\\0\\n' and os.date('') == '' ; true",
        "tostring(setmetatable({}, { __tostring = function() return 7 end })) ; 7",
        "load('return 1', 'x', 'b') ; `nil\tattempt to load a text chunk (mode is 'b')`",
        "load('x = x + 1 return x', 'n', 't', {x = 4})() .. tostring(x) ; 5nil",
        "load(function() return true end) ; `nil\treader function must return a string`",
        "require 'os' == os and require 'package' == package and require '_G' == _G ; true",
      })
  void theResultIsLuas(String call, String expected) {
    assertThat(Lua.compiled().run("print(" + call + ")")).containsExactly(expected);
  }

  @Test
  void theLastElementIsGoneAfterOneIsRemoved() {
    assertThat(
            Lua.compiled()
                .run("local t = {1, 2, 3, 4, 5} t[2] = nil table.remove(t, 2) print(t[4], t[5])"))
        .containsExactly("5\tnil");
  }

  @Test
  void anEmptyMatchMovesOn() {
    assertThat(Lua.compiled().run("for place in ('abc'):gmatch('()') do print(place) end"))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void aSourceThatEndsInsideAnEscapeIsRefused() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThat(
                    Lua.compiled().run("print(load([['a\\z  ]], '=f'))\nprint(load('-- \\\\z'))"))
                .satisfiesExactly(
                    line -> assertThat(line).startsWith("nil\tf:1: unfinished string"),
                    line -> assertThat(line).startsWith("function")));
  }

  @Test
  void aScriptThatIsCalledLikeALibraryRunsOnceAndLeavesTheLibraryAlone() {
    Lua lua = Lua.compiled();
    var script = lua.compile("table", "ran = (ran or 0) + 1 return { mine = true }");
    lua.interpreter().load(script);
    lua.interpreter().load(script);
    assertThat(lua.run("print(ran, require('table') == table, table.mine)"))
        .containsExactly("1\ttrue\tnil");
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    assertThat(
            Lua.compiled()
                .run(
                    """
                    math.randomseed(7) local a = math.random(1, 2^40)
                    math.randomseed(7) print(a == math.random(1, 2^40), a >= 1 and a <= 2^40)
                    """))
        .containsExactly("true\ttrue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = s .. s",
        "s = s .. 'x' .. s",
        "s = 1 .. s .. s",
        "s = s .. (s .. s)",
        "s = s:gsub('.*', '%0%0')",
        "s = s:gsub('.*', function(all) return all .. 'x' .. all end)",
        "s = ('%s%s'):format(s, s)",
        "s = s:rep(2)",
        "s = table.concat({s, s})",
      })
  void aStringGrowsOnlySoLong(String step) {
    for (Lua lua : Lua.both()) {
      assertThat(
              lua.run(
                  """
                  local s = ("x"):rep(2^20)
                  local _, message = pcall(function() while true do %s end end)
                  print(message, #s >= 2^23 and #s <= 2^26)
                  """
                      .formatted(step)))
          .containsExactly("main.lua:2: resulting string too large\ttrue");
    }
  }

  @Test
  void theTimeIsAWholeNumber() {
    assertThat(
            Lua.compiled()
                .run("print(os.time() % 1, os.time({ year = 2026, month = 1, day = 2 }) % 1)"))
        .containsExactly("0\t0");
  }

  @Test
  void whatAConcatenationAsksAValueForIsNotBounded() {
    for (Lua lua : Lua.both()) {
      assertThat(
              lua.run(
                  """
                  local long = ("x"):rep(2^23)
                  local short = setmetatable({}, {__concat = function() return "short" end})
                  print(#(long .. short .. long .. long), short .. long)
                  """))
          .containsExactly("8388613\tshort");
    }
  }

  /** An anchored pattern is tried at one place alone; nothing is skipped. */
  @Test
  void aPatternMatchesWhereItDoesAnchored() {
    String script =
        """
        local patterns = {
          '', 'b', '[bc]', '[^a]', '[]]', '[%a-]', '%w+', '%W', 'b*', 'b-c', 'b?c', 'b+c', '(b)',
          '((b)c)', '(b*)c', '()b', '(()b)', '.', '%%', '$', 'b$', 'b%$', '%bxy', '(%bxy)', 'b(b)%1',
          '%f[%w]%w+', 'a.-b', '((((((((((b))))))))))', '%z', '^',
        }
        local texts = {
          '', 'b', 'abc', 'aabbcc', 'a b c', 'xy(xxyy)', '%b$', '\\0b', 'bbbb', 'a-b]', '^b^',
        }
        local function first(text, pattern, from)
          for i = from, #text + 1 do
            local found = { text:find('^' .. pattern, i) }
            if found[1] then return found end
          end
          return {}
        end
        local function shown(list)
          local all = {}
          for i = 1, #list do all[i] = tostring(list[i]) end
          return table.concat(all, ',')
        end
        local wrong = {}
        for _, pattern in ipairs(patterns) do
          for _, text in ipairs(texts) do
            local all, from, out, copied, count = {}, 1, '', 1, 0
            while from <= #text + 1 do
              local expected = first(text, pattern, from)
              local found = pattern == '^' and expected or { text:find(pattern, from) }
              if shown(found) ~= shown(expected) then
                wrong[#wrong + 1] = pattern .. ' in ' .. text .. ' from ' .. from
              end
              if not expected[1] then break end
              local start, stop = expected[1], expected[2]
              out = out .. text:sub(copied, start - 1) .. '<' .. text:sub(start, stop) .. '>'
              copied, count = stop + 1, count + 1
              all[count] = text:sub(start, stop)
              from = stop >= start and stop + 1 or start + 1
            end
            out = out .. text:sub(copied)
            local each = {}
            for match in text:gmatch(pattern) do each[#each + 1] = match end
            if not pattern:find('[(^]') and shown(each) ~= shown(all) then
              wrong[#wrong + 1] = pattern .. ' in ' .. text .. ': ' .. shown(each)
            end
            local replaced, times = text:gsub(pattern, '<%0>')
            if pattern ~= '^' and (replaced ~= out or times ~= count) then
              wrong[#wrong + 1] = pattern .. ' in ' .. text .. ': ' .. replaced .. ', not ' .. out
            end
          end
        end
        print(#wrong .. ' wrong ' .. table.concat(wrong, '; '))
        """;
    assertThat(Lua.compiled().run(script)).containsExactly("0 wrong ");
  }
}
