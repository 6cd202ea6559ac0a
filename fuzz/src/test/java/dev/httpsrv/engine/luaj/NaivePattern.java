package dev.httpsrv.engine.luaj;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of Lua 5.2, matched by trying all that the manual allows in turn. Texts and patterns
 * are of characters up to 255.
 */
final class NaivePattern {

  private static final Map<Character, BitSet> CLASSES =
      Map.ofEntries(
          members('a', "\\p{Alpha}"),
          members('c', "\\p{Cntrl}"),
          members('d', "\\p{Digit}"),
          members('g', "\\p{Graph}"),
          members('l', "\\p{Lower}"),
          members('p', "\\p{Punct}"),
          members('s', "[ \\t\\n\\x0B\\f\\r]"),
          members('u', "\\p{Upper}"),
          members('w', "\\p{Alnum}"),
          members('x', "\\p{XDigit}"),
          members('z', "\\x00"));
  private static final int MOST_CAPTURES = 32;
  private static final int MOST_STEPS = 5_000;

  /** A part of a pattern. */
  private sealed interface Part {}

  private record One(IntPredicate members, char repetition) implements Part {}

  private record Open(boolean isPosition) implements Part {}

  private record Close() implements Part {}

  private record Balanced(char open, char close) implements Part {}

  private record Frontier(IntPredicate members) implements Part {}

  private record Back(int index) implements Part {}

  private record End() implements Part {}

  private record Malformed() implements Part {}

  /** What is between parentheses: to its end, or up to where the match is, or a place alone. */
  record Capture(int start, int end) {
    static final int OPEN = -1;
    static final int POSITION = -2;
  }

  /** A match, from {@code start} to {@code end} of the text. */
  record Match(String text, int start, int end, List<Capture> captures) {

    /** Returns what was captured: texts, and places, counted from 1. */
    List<Object> captured() throws Broken {
      List<Object> values = new ArrayList<>();
      for (Capture each : captures) {
        if (each.end == Capture.OPEN) {
          throw new Broken();
        }
        values.add(
            each.end == Capture.POSITION
                ? (Object) (each.start + 1)
                : text.substring(each.start, each.end));
      }
      return values;
    }
  }

  /** The pattern is broken at a place that was come to. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken() {
      super(null, null, false, false);
    }
  }

  /** It takes too long. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super(null, null, false, false);
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private final boolean anchored;
  private String text = "";
  private int steps;

  NaivePattern(String pattern, boolean mayBeAnchored) {
    anchored = mayBeAnchored && pattern.startsWith("^");
    Reader reader = new Reader(pattern, anchored ? 1 : 0);
    try {
      while (reader.hasMore()) {
        parts.add(reader.part());
      }
    } catch (Broken e) {
      parts.add(new Malformed());
    }
  }

  private static Map.Entry<Character, BitSet> members(char letter, String regex) {
    BitSet members = new BitSet();
    IntStream.range(0, 256)
        .filter(c -> String.valueOf((char) c).matches(regex))
        .forEach(members::set);
    return Map.entry(letter, members);
  }

  boolean isAnchored() {
    return anchored;
  }

  /** Returns the first match that starts at a place or, unless it is anchored, behind it. */
  @Nullable Match find(String in, int from) throws Broken {
    for (int start = from; start <= in.length(); start++) {
      Match found = at(in, start);
      if (found != null || anchored) {
        return found;
      }
    }
    return null;
  }

  /** Returns the match that starts at a place. */
  @Nullable Match at(String in, int start) throws Broken {
    text = in;
    List<Capture> captures = new ArrayList<>();
    int end = match(0, start, captures);
    return end < 0 ? null : new Match(text, start, end, captures);
  }

  /** Returns where the rest of the parts ends, -1 where it does not match; adds its captures. */
  private int match(int part, int at, List<Capture> captures) throws Broken {
    if (++steps > MOST_STEPS) {
      throw new TooLong();
    }
    if (part == parts.size()) {
      return at;
    }
    return switch (parts.get(part)) {
      case One one -> repeated(one, part, at, captures);
      case Open open -> {
        if (captures.size() == MOST_CAPTURES) {
          throw new Broken();
        }
        int end = open.isPosition ? Capture.POSITION : Capture.OPEN;
        yield with(captures.size(), new Capture(at, end), part, at, captures);
      }
      case Close _ -> {
        int index = captures.size() - 1;
        while (index >= 0 && captures.get(index).end != Capture.OPEN) {
          index--;
        }
        if (index < 0) {
          throw new Broken();
        }
        yield with(index, new Capture(captures.get(index).start, at), part, at, captures);
      }
      case Balanced balanced -> {
        int end = endOf(balanced, at);
        yield end < 0 ? -1 : match(part + 1, end, captures);
      }
      case Frontier frontier ->
          !frontier.members.test(character(at - 1)) && frontier.members.test(character(at))
              ? match(part + 1, at, captures)
              : -1;
      case Back back -> {
        if (back.index < 1
            || back.index > captures.size()
            || captures.get(back.index - 1).end == Capture.OPEN) {
          throw new Broken();
        }
        Capture before = captures.get(back.index - 1);
        if (before.end == Capture.POSITION
            || !text.startsWith(text.substring(before.start, before.end), at)) {
          yield -1;
        }
        yield match(part + 1, at + before.end - before.start, captures);
      }
      case End _ -> at == text.length() ? match(part + 1, at, captures) : -1;
      case Malformed _ -> throw new Broken();
    };
  }

  /** Goes on with a capture that is new or changed, and takes it back where that leads nowhere. */
  private int with(int index, Capture capture, int part, int at, List<Capture> captures)
      throws Broken {
    List<Capture> changed = new ArrayList<>(captures);
    if (index == changed.size()) {
      changed.add(capture);
    } else {
      changed.set(index, capture);
    }
    int end = match(part + 1, at, changed);
    if (end >= 0) {
      captures.clear();
      captures.addAll(changed);
    }
    return end;
  }

  private int repeated(One one, int part, int at, List<Capture> captures) throws Broken {
    int least = one.repetition == '+' || one.repetition == ' ' ? 1 : 0;
    int most = one.repetition == '?' || one.repetition == ' ' ? 1 : Integer.MAX_VALUE;
    int count = 0;
    if (one.repetition == '-') {
      while (true) {
        int end = match(part + 1, at + count, captures);
        if (end >= 0 || !fits(one, at + count)) {
          return end;
        }
        count++;
      }
    }
    while (count < most && fits(one, at + count)) {
      count++;
    }
    for (; count >= least; count--) {
      int end = match(part + 1, at + count, captures);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  private boolean fits(One one, int at) {
    return at < text.length() && one.members.test(text.charAt(at));
  }

  private int endOf(Balanced balanced, int start) {
    if (start >= text.length() || text.charAt(start) != balanced.open) {
      return -1;
    }
    int open = 1;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == balanced.close ? -1 : c == balanced.open ? 1 : 0;
      if (open == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private char character(int at) {
    return at < 0 || at >= text.length() ? 0 : text.charAt(at);
  }

  /** Takes a pattern apart. */
  private static final class Reader {

    private final String pattern;
    private int at;

    Reader(String pattern, int start) {
      this.pattern = pattern;
      this.at = start;
    }

    boolean hasMore() {
      return at < pattern.length();
    }

    private boolean comes(String what) {
      boolean comes = pattern.startsWith(what, at);
      at += comes ? what.length() : 0;
      return comes;
    }

    private char next() throws Broken {
      if (!hasMore()) {
        throw new Broken();
      }
      return pattern.charAt(at++);
    }

    Part part() throws Broken {
      if (pattern.substring(at).equals("$")) {
        at++;
        return new End();
      }
      if (comes("(")) {
        return new Open(comes(")"));
      }
      if (comes(")")) {
        return new Close();
      }
      if (comes("%b")) {
        return new Balanced(next(), next());
      }
      if (comes("%f")) {
        if (!comes("[")) {
          throw new Broken();
        }
        return new Frontier(set());
      }
      if (pattern.substring(at).matches("(?s)%[0-9].*")) {
        at++;
        return new Back(next() - '0');
      }
      IntPredicate members = members();
      boolean isRepeated = hasMore() && "*+-?".indexOf(pattern.charAt(at)) >= 0;
      return new One(members, isRepeated ? next() : ' ');
    }

    private IntPredicate members() throws Broken {
      char c = next();
      return switch (c) {
        case '.' -> _ -> true;
        case '%' -> letter(next());
        case '[' -> set();
        default -> other -> other == c;
      };
    }

    private IntPredicate set() throws Broken {
      boolean without = comes("^");
      int start = at;
      do {
        if (next() == '%') {
          next();
        }
      } while (hasMore() && pattern.charAt(at) != ']');
      String items = pattern.substring(start, at);
      next();
      IntPredicate members = _ -> false;
      for (int i = 0; i < items.length(); i++) {
        char c = items.charAt(i);
        if (c == '%') {
          // Behind a range that a percent sign ends, another one may be the last.
          members = members.or(letter(++i < items.length() ? items.charAt(i) : ']'));
        } else if (i + 2 < items.length() && items.charAt(i + 1) == '-') {
          char last = items.charAt(i + 2);
          members = members.or(other -> c <= other && other <= last);
          i += 2;
        } else {
          members = members.or(other -> other == c);
        }
      }
      return without ? members.negate() : members;
    }

    private static IntPredicate letter(char letter) {
      BitSet members = CLASSES.get(Character.toLowerCase(letter));
      if (members == null) {
        return c -> c == letter;
      }
      boolean without = Character.isUpperCase(letter);
      return c -> members.get(c) != without;
    }
  }
}
