package dev.httpsrv.engine.luaj;

import java.util.Arrays;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** Matches one text against one of Lua's patterns, and keeps the captures of the last match. */
final class PatternMatcher {

  static final int NO_MATCH = -1;

  private static final String CLASSES = "acdglpsuwxzACDGLPSUWXZ";
  private static final int UNKNOWN = -2;
  private static final int NONE = -1;
  private static final int UNFINISHED = -1;
  private static final int POSITION = -2;
  private static final int MOST_CAPTURES = 32;
  private static final int DEEPEST = 200;

  private final LuaString text;
  private final LuaString pattern;
  private int[] starts = new int[4];
  private int[] lengths = new int[4];
  private int captures;
  private int depth;

  /**
   * The character class that every match starts with, from here to before {@link #firstEnd}, which
   * is {@link #NONE} where there is none.
   */
  private int first;

  private int firstEnd = UNKNOWN;

  PatternMatcher(LuaString text, LuaString pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Returns the first place, from one on, where a match may start; beyond the text's end if there
   * is none. A leading {@code ^} is a character to it.
   */
  int nextStart(int from) {
    if (firstEnd == UNKNOWN) {
      findFirst();
    }
    if (firstEnd == NONE) {
      return from;
    }
    int s = from;
    while (s < text.m_length && !fits(s, first, firstEnd)) {
      Safepoints.poll();
      s++;
    }
    return s < text.m_length ? s : text.m_length + 1;
  }

  private void findFirst() {
    while (first < MOST_CAPTURES && byteAt(first) == '(' && byteAt(first + 1) != ')') {
      first++;
    }
    int c = byteAt(first);
    int following = byteAt(first + 1);
    boolean special = c == '%' && (following == 'b' || following == 'f' || isDigit(following));
    if (c < 0 || c == '(' || c == ')' || c == '$' || special) {
      firstEnd = NONE;
      return;
    }
    int end = itemEnd(first);
    int after = byteAt(end);
    firstEnd = after == '*' || after == '-' || after == '?' ? NONE : end;
  }

  private int byteAt(int p) {
    return p < pattern.m_length ? pattern.luaByte(p) : -1;
  }

  /** Returns where a match that starts here ends, or {@link #NO_MATCH}. */
  int match(int start, int patternStart) {
    captures = 0;
    depth = 0;
    return rest(start, patternStart);
  }

  /** Returns what was captured; the whole match where the pattern has no captures. */
  Varargs captured(int start, int end) {
    return captures == 0 ? text.substring(start, end) : explicit();
  }

  /** Returns what the pattern's own captures hold. */
  Varargs explicit() {
    LuaValue[] values = new LuaValue[captures];
    for (int i = 0; i < captures; i++) {
      values[i] = capture(i);
    }
    return LuaValue.varargsOf(values);
  }

  /** Returns one capture, counted from 1; the first is the whole match if there are none. */
  LuaValue captured(int index, int start, int end) {
    if (index == 1 && captures == 0) {
      return text.substring(start, end);
    }
    if (index > captures) {
      throw new LuaError("invalid capture index %" + index);
    }
    return capture(index - 1);
  }

  private LuaValue capture(int index) {
    return switch (lengths[index]) {
      case UNFINISHED -> throw new LuaError("unfinished capture");
      case POSITION -> LuaValue.valueOf(starts[index] + 1);
      default -> text.substring(starts[index], starts[index] + lengths[index]);
    };
  }

  private int rest(int start, int patternStart) {
    if (++depth > DEEPEST) {
      throw new LuaError("pattern too complex");
    }
    try {
      Safepoints.poll();
      return walk(start, patternStart);
    } finally {
      depth--;
    }
  }

  private int walk(int start, int patternStart) {
    int s = start;
    int p = patternStart;
    while (p < pattern.m_length) {
      int c = pattern.luaByte(p);
      int next = p + 1 < pattern.m_length ? pattern.luaByte(p + 1) : -1;
      if (c == '(') {
        return next == ')' ? opened(s, p + 2, POSITION) : opened(s, p + 1, UNFINISHED);
      }
      if (c == ')') {
        return closed(s, p + 1);
      }
      if (c == '$' && next < 0) {
        return s == text.m_length ? s : NO_MATCH;
      }
      if (c == '%' && (next == 'b' || next == 'f' || isDigit(next))) {
        int end = next == 'f' ? itemEnd(frontier(p + 2)) : next == 'b' ? p + 4 : p + 2;
        s =
            switch (next) {
              case 'b' -> balanced(s, p + 2);
              case 'f' -> atFrontier(s, p + 2, end) ? s : NO_MATCH;
              default -> repeated(s, next - '0');
            };
        if (s == NO_MATCH) {
          return NO_MATCH;
        }
        p = end;
        continue;
      }
      int end = itemEnd(p);
      switch (end < pattern.m_length ? pattern.luaByte(end) : -1) {
        case '*' -> {
          return longest(s, p, end, 0);
        }
        case '+' -> {
          return longest(s, p, end, 1);
        }
        case '-' -> {
          return shortest(s, p, end);
        }
        case '?' -> {
          int with = fits(s, p, end) ? rest(s + 1, end + 1) : NO_MATCH;
          if (with != NO_MATCH) {
            return with;
          }
          p = end + 1;
        }
        default -> {
          if (!fits(s, p, end)) {
            return NO_MATCH;
          }
          s++;
          p = end;
        }
      }
    }
    return s;
  }

  private int longest(int s, int p, int end, int least) {
    int count = 0;
    while (fits(s + count, p, end)) {
      Safepoints.poll();
      count++;
    }
    for (; count >= least; count--) {
      int matched = rest(s + count, end + 1);
      if (matched != NO_MATCH) {
        return matched;
      }
    }
    return NO_MATCH;
  }

  private int shortest(int start, int p, int end) {
    for (int s = start; ; s++) {
      int matched = rest(s, end + 1);
      if (matched != NO_MATCH || !fits(s, p, end)) {
        return matched;
      }
    }
  }

  private int opened(int s, int p, int length) {
    if (captures == MOST_CAPTURES) {
      throw new LuaError("too many captures");
    }
    if (captures == starts.length) {
      starts = Arrays.copyOf(starts, 2 * captures);
      lengths = Arrays.copyOf(lengths, 2 * captures);
    }
    starts[captures] = s;
    lengths[captures] = length;
    captures++;
    int matched = rest(s, p);
    if (matched == NO_MATCH) {
      captures--;
    }
    return matched;
  }

  private int closed(int s, int p) {
    int open = captures - 1;
    while (open >= 0 && lengths[open] != UNFINISHED) {
      open--;
    }
    if (open < 0) {
      throw new LuaError("invalid pattern capture");
    }
    lengths[open] = s - starts[open];
    int matched = rest(s, p);
    if (matched == NO_MATCH) {
      lengths[open] = UNFINISHED;
    }
    return matched;
  }

  private int repeated(int s, int index) {
    if (index == 0 || index > captures || lengths[index - 1] == UNFINISHED) {
      throw new LuaError("invalid capture index %" + index);
    }
    int length = lengths[index - 1];
    if (length == POSITION || text.m_length - s < length) {
      return NO_MATCH;
    }
    for (int i = 0; i < length; i++) {
      Safepoints.poll();
      if (text.luaByte(starts[index - 1] + i) != text.luaByte(s + i)) {
        return NO_MATCH;
      }
    }
    return s + length;
  }

  private int balanced(int start, int p) {
    if (p + 1 >= pattern.m_length) {
      throw new LuaError("malformed pattern (missing arguments to '%b')");
    }
    int open = pattern.luaByte(p);
    int close = pattern.luaByte(p + 1);
    if (start >= text.m_length || text.luaByte(start) != open) {
      return NO_MATCH;
    }
    int level = 1;
    for (int s = start + 1; s < text.m_length; s++) {
      Safepoints.poll();
      int c = text.luaByte(s);
      if (c == close) {
        if (--level == 0) {
          return s + 1;
        }
      } else if (c == open) {
        level++;
      }
    }
    return NO_MATCH;
  }

  private int frontier(int p) {
    if (p >= pattern.m_length || pattern.luaByte(p) != '[') {
      throw new LuaError("missing '[' after '%f' in pattern");
    }
    return p;
  }

  private boolean atFrontier(int s, int p, int end) {
    int before = s == 0 ? 0 : text.luaByte(s - 1);
    int after = s == text.m_length ? 0 : text.luaByte(s);
    return !inSet(before, p, end) && inSet(after, p, end);
  }

  /** Returns where the single character class that starts here ends. */
  private int itemEnd(int p) {
    int c = pattern.luaByte(p);
    if (c == '%') {
      if (p + 1 == pattern.m_length) {
        throw new LuaError("malformed pattern (ends with '%')");
      }
      return p + 2;
    }
    if (c != '[') {
      return p + 1;
    }
    int i = p + 1;
    if (i < pattern.m_length && pattern.luaByte(i) == '^') {
      i++;
    }
    // The first character belongs to the set, even if it is a bracket.
    do {
      if (i < pattern.m_length && pattern.luaByte(i) == '%') {
        i++;
      }
      if (++i >= pattern.m_length) {
        throw new LuaError("malformed pattern (missing ']')");
      }
    } while (pattern.luaByte(i) != ']');
    return i + 1;
  }

  private boolean fits(int s, int p, int end) {
    if (s >= text.m_length) {
      return false;
    }
    int c = text.luaByte(s);
    return switch (pattern.luaByte(p)) {
      case '.' -> true;
      case '%' -> inClass(c, pattern.luaByte(p + 1));
      case '[' -> inSet(c, p, end);
      default -> pattern.luaByte(p) == c;
    };
  }

  private boolean inSet(int c, int p, int end) {
    int last = end - 1;
    boolean without = pattern.luaByte(p + 1) == '^';
    int i = without ? p + 2 : p + 1;
    while (i < last) {
      int item = pattern.luaByte(i);
      if (item == '%') {
        if (inClass(c, pattern.luaByte(i + 1))) {
          return !without;
        }
        i += 2;
      } else if (i + 2 < last && pattern.luaByte(i + 1) == '-') {
        if (item <= c && c <= pattern.luaByte(i + 2)) {
          return !without;
        }
        i += 3;
      } else {
        if (item == c) {
          return !without;
        }
        i++;
      }
    }
    return without;
  }

  private static boolean inClass(int c, int letter) {
    boolean within =
        switch (letter | 0x20) {
          case 'a' -> isLetter(c);
          case 'c' -> c < ' ' || c == 127;
          case 'd' -> isDigit(c);
          case 'g' -> c > ' ' && c < 127;
          case 'l' -> c >= 'a' && c <= 'z';
          case 'p' -> c > ' ' && c < 127 && !isLetter(c) && !isDigit(c);
          case 's' -> c == ' ' || (c >= '\t' && c <= '\r');
          case 'u' -> c >= 'A' && c <= 'Z';
          case 'w' -> isLetter(c) || isDigit(c);
          case 'x' -> isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
          case 'z' -> c == 0;
          default -> false;
        };
    return CLASSES.indexOf(letter) < 0 ? c == letter : within == (letter >= 'a');
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
