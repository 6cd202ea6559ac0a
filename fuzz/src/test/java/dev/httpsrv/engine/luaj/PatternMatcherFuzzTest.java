package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A pattern matches what a regular expression of the same meaning matches; a broken one is an
 * error; and none runs for long once it is asked to stop.
 *
 * <p>An input is a line with a pattern, and the text.
 */
class PatternMatcherFuzzTest {

  private static final int MOST_BYTES = 512;

  @DictionaryEntries({
    "%b()", "%f[%w]", "%1", "()", "(.-)", "[^%a-z]", "[]]", "^", "$", "%%", ".*", ".-", "a?", "[%",
    "\\x0A"
  })
  @FuzzTest
  void aPatternMatchesWhatARegularExpressionDoes(byte[] input) {
    byte[] some = Arrays.copyOf(input, Math.min(input.length, MOST_BYTES));
    String whole = new String(some, ISO_8859_1);
    int line = whole.indexOf('\n');
    if (line < 0) {
      return;
    }
    String pattern = whole.substring(0, line);
    String text = whole.substring(line + 1);
    Optional<List<String>> found;
    try (TimeLimit _ = TimeLimit.start()) {
      found = Optional.of(find(pattern, text));
    } catch (LuaError refused) {
      Check.that(!String.valueOf(refused.getMessage()).isBlank(), "says why", refused);
      found = Optional.empty();
    } catch (TimeLimit.Passed e) {
      return; // A regular expression would not be quicker.
    }
    Optional<String> translated = LuaPattern.toRegex(pattern);
    if (found.isPresent() && translated.isPresent()) {
      Check.same(found.get(), naive(translated.get(), text));
    }
  }

  private static List<String> find(String pattern, String text) {
    LuaString lua = LuaString.valueOf(text.getBytes(ISO_8859_1));
    PatternMatcher matcher =
        new PatternMatcher(lua, LuaString.valueOf(pattern.getBytes(ISO_8859_1)));
    boolean anchored = pattern.startsWith("^");
    for (int start = 0; start <= (anchored ? 0 : text.length()); start++) {
      int end = matcher.match(start, anchored ? 1 : 0);
      if (end != PatternMatcher.NO_MATCH) {
        List<String> found = new ArrayList<>(List.of(start + "-" + end));
        Varargs captures = matcher.explicit();
        for (int i = 1; i <= captures.narg(); i++) {
          found.add(captured(captures.arg(i)));
        }
        return found;
      }
    }
    return List.of();
  }

  private static String captured(LuaValue value) {
    LuaString text = value.checkstring();
    return value.isnumber() && !(value instanceof LuaString)
        ? "at " + value.toint()
        : new String(text.m_bytes, text.m_offset, text.m_length, ISO_8859_1);
  }

  private static List<String> naive(String regex, String text) {
    Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
    if (!matcher.find()) {
      return List.of();
    }
    List<String> found = new ArrayList<>(List.of(matcher.start() + "-" + matcher.end()));
    for (int i = 1; i <= matcher.groupCount(); i++) {
      found.add(matcher.group(i));
    }
    return found;
  }
}
