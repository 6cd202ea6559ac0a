package dev.httpsrv.engine.luaj;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** Says a pattern of Lua as a regular expression, where there is one of the same meaning. */
final class LuaPattern {

  private static final Map<Character, String> CLASSES =
      Map.ofEntries(
          Map.entry('a', "A-Za-z"),
          Map.entry('c', "\\x00-\\x1f\\x7f"),
          Map.entry('d', "0-9"),
          Map.entry('g', "!-~"),
          Map.entry('l', "a-z"),
          Map.entry('p', "!-/:-@\\[-`{-~"),
          Map.entry('s', "\\x09-\\x0d "),
          Map.entry('u', "A-Z"),
          Map.entry('w', "A-Za-z0-9"),
          Map.entry('x', "0-9A-Fa-f"));

  private final String pattern;
  private int at;

  private LuaPattern(String pattern) {
    this.pattern = pattern;
  }

  /** Returns nothing for what only Lua has, and for most of what is broken. */
  static Optional<String> toRegex(String pattern) {
    return new LuaPattern(pattern).translated();
  }

  private Optional<String> translated() {
    StringBuilder regex = new StringBuilder();
    Deque<Boolean> open = new ArrayDeque<>();
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '^' && at == 0) {
        regex.append("\\A");
        at++;
      } else if (c == '$' && at == pattern.length() - 1) {
        regex.append("\\z");
        at++;
      } else if (c == '(') {
        if (pattern.startsWith("()", at)) {
          return Optional.empty();
        }
        open.push(true);
        regex.append('(');
        at++;
      } else if (c == ')') {
        if (open.isEmpty()) {
          return Optional.empty();
        }
        open.pop();
        regex.append(')');
        at++;
      } else {
        String item = item();
        if (item.isEmpty()) {
          return Optional.empty();
        }
        regex.append(item).append(repetition());
      }
    }
    return open.isEmpty() ? Optional.of(regex.toString()) : Optional.empty();
  }

  private String repetition() {
    char c = at < pattern.length() ? pattern.charAt(at) : 0;
    if ("*+?-".indexOf(c) < 0) {
      return "";
    }
    at++;
    return c == '-' ? "*?" : String.valueOf(c);
  }

  /** Returns nothing where there is no such item. */
  private String item() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '.' -> ".";
      case '%' -> {
        String escaped = escaped();
        yield escaped.isEmpty() ? "" : "[" + escaped + "]";
      }
      case '[' -> set();
      default -> "[" + quoted(c) + "]";
    };
  }

  private String escaped() {
    if (at == pattern.length()) {
      return "";
    }
    char c = pattern.charAt(at++);
    if (c == 'b' || c == 'f' || Character.isDigit(c) || c == 'z' || c == 'Z') {
      return "";
    }
    String members = CLASSES.get(Character.toLowerCase(c));
    if (members == null || c >= 0x80) {
      return quoted(c);
    }
    return c >= 'a' ? members : "[^" + members + "]";
  }

  private String set() {
    StringBuilder set = new StringBuilder("[");
    if (pattern.startsWith("^", at)) {
      set.append('^');
      at++;
    }
    int first = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
      char c = pattern.charAt(at++);
      if (c == '%') {
        String escaped = escaped();
        // Java does not say a set without what another one is without as Lua does.
        if (escaped.isEmpty() || (escaped.startsWith("[^") && set.indexOf("[^") == 0)) {
          return "";
        }
        set.append(escaped);
      } else if (at + 1 < pattern.length()
          && pattern.charAt(at) == '-'
          && pattern.charAt(at + 1) != ']') {
        char last = pattern.charAt(at + 1);
        if (c > last || last == '%') {
          return "";
        }
        set.append(quoted(c)).append('-').append(quoted(last));
        at += 2;
      } else {
        set.append(quoted(c));
      }
    }
    return at++ < pattern.length() ? set.append(']').toString() : "";
  }

  private static String quoted(char c) {
    return "\\x%02x".formatted((int) c);
  }
}
