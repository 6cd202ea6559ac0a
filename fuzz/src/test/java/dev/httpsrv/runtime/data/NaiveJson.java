package dev.httpsrv.runtime.data;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 8259, read by going through its grammar. */
final class NaiveJson {

  private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]*+");
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+\"");
  private static final Pattern PLAIN =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");

  private final String text;
  private int at;

  private NaiveJson(String text) {
    this.text = text;
  }

  /** Returns whether a text is JSON. */
  static boolean accepts(String text) {
    NaiveJson reader = new NaiveJson(text);
    return reader.value() && reader.at == text.length();
  }

  private boolean value() {
    take(BLANKS);
    boolean taken =
        switch (at < text.length() ? text.charAt(at) : 0) {
          case '[' -> listed(']', this::value);
          case '{' -> listed('}', this::member);
          case '"' -> take(STRING);
          default -> take(PLAIN);
        };
    return taken && take(BLANKS);
  }

  private boolean member() {
    take(BLANKS);
    return take(STRING) && take(BLANKS) && take(':') && value();
  }

  private boolean listed(char end, BooleanSupplier part) {
    at++;
    take(BLANKS);
    if (take(end)) {
      return true;
    }
    do {
      if (!part.getAsBoolean()) {
        return false;
      }
    } while (take(','));
    return take(end);
  }

  private boolean take(Pattern pattern) {
    Matcher found = pattern.matcher(text).region(at, text.length());
    boolean taken = found.lookingAt();
    at = taken ? found.end() : at;
    return taken;
  }

  private boolean take(char wanted) {
    boolean taken = at < text.length() && text.charAt(at) == wanted;
    at += taken ? 1 : 0;
    return taken;
  }
}
