package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * {@code string.find}, {@code match}, {@code gmatch}, and {@code gsub}; in LuaJ's, an empty match
 * repeats for ever in {@code gmatch}, and a broken pattern reads beyond its end.
 */
final class PatternFunctions {

  private static final String SPECIAL = "^$*+?.([%-";

  private PatternFunctions() {}

  static void install(LuaTable strings) {
    strings.set("find", new Function(arguments -> find(arguments, true)));
    strings.set("match", new Function(arguments -> find(arguments, false)));
    strings.set(
        "gmatch", new Function(arguments -> new Matches(text(arguments, 1), text(arguments, 2))));
    strings.set("gsub", new Function(PatternFunctions::substitute));
  }

  private static LuaString text(Varargs arguments, int index) {
    return Text.string(arguments.arg(index));
  }

  private static Varargs find(Varargs arguments, boolean withPlace) {
    LuaString text = text(arguments, 1);
    LuaString pattern = text(arguments, 2);
    long from = arguments.optlong(3, 1);
    long start = from > 0 ? from - 1 : Math.max(0, from == 0 ? 0 : text.m_length + from);
    if (start > text.m_length) {
      return LuaValue.NIL;
    }
    if (withPlace && (arguments.arg(4).toboolean() || isPlain(pattern))) {
      int place = indexOf(text, pattern, (int) start);
      return place < 0 ? LuaValue.NIL : place(place, place + pattern.m_length, LuaValue.NONE);
    }
    PatternMatcher matcher = new PatternMatcher(text, pattern);
    boolean anchored = isAnchored(pattern);
    int first = anchored ? (int) start : matcher.nextStart((int) start);
    for (int s = first; s <= text.m_length; s = matcher.nextStart(s + 1)) {
      int end = matcher.match(s, anchored ? 1 : 0);
      if (end != PatternMatcher.NO_MATCH) {
        return withPlace ? place(s, end, matcher.explicit()) : matcher.captured(s, end);
      }
      if (anchored) {
        break;
      }
    }
    return LuaValue.NIL;
  }

  private static Varargs place(int start, int end, Varargs captures) {
    return LuaValue.varargsOf(LuaValue.valueOf(start + 1), LuaValue.valueOf(end), captures);
  }

  private static int indexOf(LuaString text, LuaString part, int start) {
    for (int i = start; i <= text.m_length - part.m_length; i++) {
      Safepoints.poll();
      int same = 0;
      while (same < part.m_length && text.luaByte(i + same) == part.luaByte(same)) {
        same++;
      }
      if (same == part.m_length) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPlain(LuaString pattern) {
    for (int i = 0; i < pattern.m_length; i++) {
      Safepoints.poll();
      if (SPECIAL.indexOf(pattern.luaByte(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAnchored(LuaString pattern) {
    return pattern.m_length > 0 && pattern.luaByte(0) == '^';
  }

  private static Varargs substitute(Varargs arguments) {
    LuaString text = text(arguments, 1);
    LuaString pattern = text(arguments, 2);
    LuaValue replacement = arguments.arg(3);
    if (!replacement.isstring() && !replacement.istable() && !replacement.isfunction()) {
      throw new LuaError("bad argument #3: string/function/table expected");
    }
    long most = arguments.optlong(4, text.m_length + 1L);
    boolean anchored = isAnchored(pattern);
    PatternMatcher matcher = new PatternMatcher(text, pattern);
    StringBytes out = new StringBytes(text.m_length);
    int copied = 0;
    int count = 0;
    int s = 0;
    while (count < most) {
      Safepoints.poll();
      s = anchored ? s : matcher.nextStart(s);
      if (s > text.m_length) {
        break;
      }
      int end = matcher.match(s, anchored ? 1 : 0);
      if (end != PatternMatcher.NO_MATCH) {
        count++;
        out.add(text, copied, s);
        replace(out, text, matcher, replacement, s, end);
        copied = end;
      }
      if (anchored) {
        break;
      }
      s = end > s ? end : s + 1;
    }
    out.add(text, copied, text.m_length);
    return LuaValue.varargsOf(out.toLuaString(), LuaValue.valueOf(count));
  }

  private static void replace(
      StringBytes out,
      LuaString text,
      PatternMatcher matcher,
      LuaValue replacement,
      int start,
      int end) {
    if (replacement.isstring()) {
      expand(out, text, matcher, Text.string(replacement), start, end);
      return;
    }
    LuaValue value =
        replacement.istable()
            ? replacement.get(matcher.captured(1, start, end))
            : replacement.invoke(matcher.captured(start, end)).arg1();
    if (!value.toboolean()) {
      out.add(text, start, end);
    } else if (value.isstring()) {
      out.add(Text.string(value));
    } else {
      throw new LuaError("invalid replacement value (a " + value.typename() + ")");
    }
  }

  private static void expand(
      StringBytes out,
      LuaString text,
      PatternMatcher matcher,
      LuaString replacement,
      int start,
      int end) {
    for (int i = 0; i < replacement.m_length; i++) {
      Safepoints.poll();
      int c = replacement.luaByte(i);
      if (c != '%') {
        out.add(c);
        continue;
      }
      int next = ++i < replacement.m_length ? replacement.luaByte(i) : -1;
      if (next == '%') {
        out.add('%');
      } else if (next == '0') {
        out.add(text, start, end);
      } else if (next >= '1' && next <= '9') {
        out.add(Text.string(matcher.captured(next - '0', start, end)));
      } else {
        throw new LuaError("invalid use of '%' in replacement string");
      }
    }
  }

  /** The iterator of {@code gmatch}. */
  private static final class Matches extends VarArgFunction {

    private final LuaString text;
    private final PatternMatcher matcher;
    private int next;

    Matches(LuaString text, LuaString pattern) {
      this.text = text;
      this.matcher = new PatternMatcher(text, pattern);
    }

    @Override
    public Varargs invoke(Varargs arguments) {
      for (int s = matcher.nextStart(next); s <= text.m_length; s = matcher.nextStart(s + 1)) {
        int end = matcher.match(s, 0);
        if (end != PatternMatcher.NO_MATCH) {
          next = end == s ? end + 1 : end;
          return matcher.captured(s, end);
        }
      }
      next = text.m_length + 1;
      return LuaValue.NIL;
    }
  }
}
