package dev.httpsrv.engine.graal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a module awaits, which its parser does not tell. */
final class AwaitFinder {

  private static final Pattern WORD = Pattern.compile("\\bawait\\b");

  private AwaitFinder() {}

  /** Returns the line of the first {@code await} outside of comments and strings; 0 without one. */
  static int firstLine(String source) {
    Matcher word = WORD.matcher(source);
    int line = 1;
    int at = 0;
    while (at < source.length()) {
      int end = Math.max(at + 1, passedOver(source, at));
      if (end == at + 1
          && word.region(at, source.length()).useTransparentBounds(true).lookingAt()) {
        return line;
      }
      for (; at < end; at++) {
        line += source.charAt(at) == '\n' ? 1 : 0;
      }
    }
    return 0;
  }

  /** Returns the end of a comment or string that begins here; the beginning where none does. */
  private static int passedOver(String source, int start) {
    char first = source.charAt(start);
    char second = start + 1 < source.length() ? source.charAt(start + 1) : ' ';
    if (first == '/' && second == '/') {
      return endOf("\n", source, start);
    } else if (first == '/' && second == '*') {
      return endOf("*/", source, start + 2);
    } else if (first == '"' || first == '\'' || first == '`') {
      int at = start + 1;
      while (at < source.length() && source.charAt(at) != first) {
        at += source.charAt(at) == '\\' ? 2 : 1;
      }
      return Math.min(at + 1, source.length());
    }
    return start;
  }

  private static int endOf(String mark, String source, int from) {
    int found = source.indexOf(mark, from);
    return found < 0 ? source.length() : found + mark.length();
  }
}
