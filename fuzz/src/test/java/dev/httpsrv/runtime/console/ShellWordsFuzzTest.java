package dev.httpsrv.runtime.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line is split as a grammar says that was written another way, and joined words come back. */
class ShellWordsFuzzTest {

  private static final String BLANK = "[\\s\\p{Z}\\x1c-\\x1f&&[^\\u0085\\u00a0\\u2007\\u202f]]";
  private static final Pattern PART =
      Pattern.compile(
          "(?s)(?<blanks>%s+)|'(?<single>[^']*+)'|\"(?<double>(?:\\\\[\"\\\\]|[^\"])*+)\"|\\\\(?<escaped>.)|(?<plain>[^'\"])"
              .formatted(BLANK));

  @DictionaryEntries({"\\", "\"", "'\\''", "\" \"", "' '"})
  @FuzzTest
  void aLineIsSplitAndJoined(byte[] input) {
    String line = new String(input, UTF_8);
    @Nullable List<String> words;
    try {
      words = ShellWords.split(line);
    } catch (IllegalArgumentException unclosed) {
      Check.that(
          String.valueOf(unclosed.getMessage()).endsWith("is not closed"), "says why", unclosed);
      words = null;
    }
    Check.same(words, naive(line));
    List<String> lines = line.lines().toList();
    Check.same(ShellWords.split(ShellWords.join(lines)), lines);
  }

  private static @Nullable List<String> naive(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    Matcher part = PART.matcher(line);
    for (int at = 0; at < line.length(); at = part.end()) {
      if (!part.region(at, line.length()).lookingAt()) {
        return null;
      }
      if (part.group("blanks") != null) {
        if (word != null) {
          words.add(word.toString());
        }
        word = null;
        continue;
      }
      word = word == null ? new StringBuilder() : word;
      for (String group : List.of("single", "escaped", "plain")) {
        word.append(part.group(group) == null ? "" : part.group(group));
      }
      if (part.group("double") != null) {
        word.append(part.group("double").replaceAll("(?s)\\\\([\"\\\\])", "$1"));
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }
}
