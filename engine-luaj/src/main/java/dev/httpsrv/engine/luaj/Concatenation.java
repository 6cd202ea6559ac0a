package dev.httpsrv.engine.luaj;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.luaj.vm2.Buffer;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/**
 * The operator {@code ..}, whose strings are bounded as those of the libraries are, and whose
 * numbers are written as those are: LuaJ keeps only the seven digits of a float.
 */
final class Concatenation {

  /** Buffers do not tell how long they are, and what asks for their text copies it. */
  private static final VarHandle LENGTH = length();

  private Concatenation() {}

  private static VarHandle length() {
    try {
      return MethodHandles.privateLookupIn(Buffer.class, MethodHandles.lookup())
          .findVarHandle(Buffer.class, "length", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static int length(LuaValue value) {
    return value instanceof LuaString text ? text.m_length : 0;
  }

  private static boolean isNumberFor(LuaValue value, LuaValue other) {
    return value instanceof LuaDouble && other.isstring();
  }

  /**
   * Checks an instruction of LuaJ's interpreter before it runs, which may concatenate.
   *
   * @param stack the registers of its function
   */
  static void check(int instruction, LuaValue[] stack) {
    if (Lua.GET_OPCODE(instruction) == Lua.OP_CONCAT) {
      int first = Lua.GETARG_B(instruction);
      int last = Lua.GETARG_C(instruction);
      if (isNumberFor(stack[last], stack[last - 1])) {
        stack[last] = Text.string(stack[last]);
      }
      long length = length(stack[last]);
      for (int i = last - 1; i >= first; i--) {
        if (isNumberFor(stack[i], stack[i + 1])) {
          stack[i] = Text.string(stack[i]);
        }
        length = stack[i].isstring() ? length + length(stack[i]) : 0; // what it is then is its own
        MostBytes.check(length);
      }
    }
  }

  /** What compiled scripts call, which are in a package and a loader of their own. */
  public static final class OfScripts {

    private OfScripts() {}

    /** Returns two values as one. */
    public static LuaValue concat(LuaValue left, LuaValue right) {
      LuaValue first = isNumberFor(left, right) ? Text.string(left) : left;
      LuaValue second = isNumberFor(right, left) ? Text.string(right) : right;
      MostBytes.check((long) length(first) + length(second));
      return first.concat(second);
    }

    /** Puts a value before others. */
    public static Buffer concat(LuaValue left, Buffer right) {
      int known = (int) LENGTH.get(right);
      boolean isText = known > 0;
      if (!isText) { // it has not begun to copy
        LuaValue second = right.value();
        isText = second.isstring();
        if (isNumberFor(second, left)) {
          right.setvalue(Text.string(second));
        }
        known = length(right.value());
      }
      LuaValue first = isText && left instanceof LuaDouble ? Text.string(left) : left;
      MostBytes.check((long) length(first) + known);
      return first.concat(right);
    }
  }
}
