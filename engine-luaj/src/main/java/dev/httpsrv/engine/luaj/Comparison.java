package dev.httpsrv.engine.luaj;

import java.util.Arrays;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaNumber;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * The operators {@code <} and {@code <=}. LuaJ's take the bytes of strings for signed numbers, and
 * ask only the left operand for its metamethod.
 */
final class Comparison {

  private Comparison() {}

  static boolean isLess(LuaValue left, LuaValue right) {
    if (left instanceof LuaNumber && right instanceof LuaNumber) {
      return left.lt_b(right);
    }
    if (left instanceof LuaString first && right instanceof LuaString second) {
      return order(first, second) < 0;
    }
    LuaValue handler = handler(LuaValue.LT, left, right);
    if (handler.isnil()) {
      throw incomparable(left, right);
    }
    return handler.call(left, right).toboolean();
  }

  static boolean isAtMost(LuaValue left, LuaValue right) {
    if (left instanceof LuaNumber && right instanceof LuaNumber) {
      return left.lteq_b(right);
    }
    if (left instanceof LuaString first && right instanceof LuaString second) {
      return order(first, second) <= 0;
    }
    LuaValue handler = handler(LuaValue.LE, left, right);
    if (!handler.isnil()) {
      return handler.call(left, right).toboolean();
    }
    LuaValue less = handler(LuaValue.LT, right, left);
    if (less.isnil()) {
      throw incomparable(left, right);
    }
    return !less.call(right, left).toboolean();
  }

  private static int order(LuaString first, LuaString second) {
    return Arrays.compareUnsigned(
        first.m_bytes,
        first.m_offset,
        first.m_offset + first.m_length,
        second.m_bytes,
        second.m_offset,
        second.m_offset + second.m_length);
  }

  private static LuaValue handler(LuaValue event, LuaValue left, LuaValue right) {
    LuaValue own = left.metatag(event);
    return own.isnil() ? right.metatag(event) : own;
  }

  private static LuaError incomparable(LuaValue left, LuaValue right) {
    String one = left.typename();
    String other = right.typename();
    return new LuaError(
        one.equals(other)
            ? "attempt to compare two %s values".formatted(one)
            : "attempt to compare %s with %s".formatted(one, other));
  }

  /** What compiled scripts call, which are in a package and a loader of their own. */
  public static final class OfScripts {

    private OfScripts() {}

    /** Returns whether a value is less than another. */
    public static boolean lt_b(LuaValue left, LuaValue right) {
      return isLess(left, right);
    }

    /** Returns whether a value is another, or less. */
    public static boolean lteq_b(LuaValue left, LuaValue right) {
      return isAtMost(left, right);
    }
  }
}
