package dev.httpsrv.runtime.exchange;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A content type header's value.
 *
 * @param type the type in lower case, without parameters
 * @param charset the charset as it was named, null where none was
 */
record ContentType(String type, @Nullable String charset) {

  private static final Pattern CHARSET =
      Pattern.compile("\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

  static ContentType parse(String value) {
    int semicolon = value.indexOf(';');
    String type = semicolon < 0 ? value : value.substring(0, semicolon);
    Matcher parameter = CHARSET.matcher(value);
    String charset = null;
    for (int at = semicolon; at >= 0 && charset == null; at = parameterEnd(value, at + 1)) {
      charset = parameter.region(at + 1, value.length()).lookingAt() ? parameter.group(1) : null;
    }
    return new ContentType(type.strip().toLowerCase(Locale.ROOT), charset);
  }

  /** Returns the next semicolon that is not within quotation marks, -1 where there is none. */
  private static int parameterEnd(String value, int start) {
    boolean quoted = false;
    for (int i = start; i < value.length(); i++) {
      switch (value.charAt(i)) {
        case '"' -> quoted = !quoted;
        case '\\' -> i += quoted ? 1 : 0;
        case ';' -> {
          if (!quoted) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }
}
