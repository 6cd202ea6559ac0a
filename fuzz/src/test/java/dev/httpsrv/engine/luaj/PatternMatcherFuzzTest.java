package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * What {@code string.find}, {@code gmatch} and {@code gsub} find is what trying all in turn finds;
 * what is broken is an error; and none runs for long once it is asked to stop.
 *
 * <p>An input is a line with a pattern, and the text.
 */
class PatternMatcherFuzzTest {

  private static final int MOST_BYTES = 128;
  private static final int MOST_MATCHES = 50;
  private static final LuaTable STRINGS = new LuaTable();

  static {
    PatternFunctions.install(STRINGS);
  }

  /** What a pattern finds: a list, an error, or nothing that is known, since it takes too long. */
  private record Outcome(@Nullable List<Object> found, boolean isBroken) {}

  private interface Search {
    List<Object> run() throws NaivePattern.Broken;
  }

  @DictionaryFile(resourcePath = "pattern-matcher.dict")
  @FuzzTest
  void aPatternMatchesWhatTryingAllInTurnFinds(byte[] input) {
    byte[] some = Arrays.copyOf(input, Math.min(input.length, MOST_BYTES));
    String whole = new String(some, ISO_8859_1);
    int line = whole.indexOf('\n');
    if (line < 0) {
      return;
    }
    String pattern = whole.substring(0, line);
    String text = whole.substring(line + 1);
    same(() -> find(pattern, text), () -> found(pattern, text));
    same(() -> allMatches(pattern, text), () -> allFound(pattern, text));
    same(() -> substituted(pattern, text), () -> naivelySubstituted(pattern, text));
  }

  private static void same(Search actual, Search naive) {
    Outcome expected = naively(naive);
    try (TimeLimit _ = TimeLimit.start()) {
      List<Object> found = actual.run();
      Check.that(!expected.isBroken, "is broken, but found", found);
      if (expected.found != null) {
        Check.same(found, expected.found);
      }
    } catch (LuaError refused) {
      boolean tooComplex = String.valueOf(refused.getMessage()).contains("too complex");
      Check.that(expected.found == null || tooComplex, "is right, but refused", refused);
    } catch (NaivePattern.Broken | TimeLimit.Passed e) {
      // Another input takes less long.
    }
  }

  private static Outcome naively(Search search) {
    try {
      return new Outcome(search.run(), false);
    } catch (NaivePattern.Broken e) {
      return new Outcome(null, true);
    } catch (NaivePattern.TooLong e) {
      return new Outcome(null, false);
    }
  }

  private static List<Object> find(String pattern, String text) {
    return values(STRINGS.get("find").invoke(lua(text), lua(pattern)));
  }

  private static List<Object> found(String pattern, String text) throws NaivePattern.Broken {
    if (!pattern.matches("(?s).*[\\^$*+?.(\\[%-].*")) {
      int at = text.indexOf(pattern);
      return at < 0 ? List.of("nil") : List.of(at + 1, at + pattern.length());
    }
    NaivePattern.Match match = new NaivePattern(pattern, true).find(text, 0);
    if (match == null) {
      return List.of("nil");
    }
    List<Object> values = new ArrayList<>(List.of(match.start() + 1, match.end()));
    values.addAll(match.captured());
    return values;
  }

  private static List<Object> allMatches(String pattern, String text) {
    List<Object> all = new ArrayList<>();
    LuaValue next = STRINGS.get("gmatch").call(lua(text), lua(pattern));
    while (all.size() < MOST_MATCHES) {
      Varargs match = next.invoke();
      if (match.isnil(1)) {
        break;
      }
      all.add(values(match));
    }
    return all;
  }

  private static List<Object> allFound(String pattern, String text) throws NaivePattern.Broken {
    List<Object> all = new ArrayList<>();
    NaivePattern naive = new NaivePattern(pattern, false);
    for (int at = 0; at <= text.length() && all.size() < MOST_MATCHES; ) {
      NaivePattern.Match match = naive.find(text, at);
      if (match == null) {
        break;
      }
      all.add(
          match.captures().isEmpty()
              ? List.of(text.substring(match.start(), match.end()))
              : match.captured());
      at = Math.max(match.end(), match.start() + 1);
    }
    return all;
  }

  private static List<Object> substituted(String pattern, String text) {
    return values(
        STRINGS
            .get("gsub")
            .invoke(new LuaValue[] {lua(text), lua(pattern), lua("<%0>"), LuaValue.valueOf(9)}));
  }

  private static List<Object> naivelySubstituted(String pattern, String text)
      throws NaivePattern.Broken {
    NaivePattern naive = new NaivePattern(pattern, true);
    StringBuilder out = new StringBuilder();
    int at = 0;
    int count = 0;
    do {
      NaivePattern.Match match = naive.at(text, at);
      if (match != null) {
        count++;
        out.append('<').append(text, at, match.end()).append('>');
      }
      if (match != null && match.end() > at) {
        at = match.end();
      } else if (at < text.length()) {
        out.append(text.charAt(at++));
      } else {
        break;
      }
    } while (count < 9 && !naive.isAnchored());
    return List.of(out + text.substring(at), count);
  }

  private static List<Object> values(Varargs values) {
    List<Object> all = new ArrayList<>();
    for (int i = 1; i <= values.narg(); i++) {
      LuaValue value = values.arg(i);
      all.add(value.type() == LuaValue.TNUMBER ? (Object) value.toint() : text(value));
    }
    return all;
  }

  private static String text(LuaValue value) {
    LuaString text = value.isnil() ? LuaString.valueOf("nil") : value.strvalue();
    return new String(text.m_bytes, text.m_offset, text.m_length, ISO_8859_1);
  }

  private static LuaString lua(String text) {
    return LuaString.valueOf(text.getBytes(ISO_8859_1));
  }
}
