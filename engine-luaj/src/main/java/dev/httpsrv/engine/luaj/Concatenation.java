package dev.httpsrv.engine.luaj;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.luaj.vm2.Buffer;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** The operator {@code ..}, whose strings are bounded as those of the libraries are. */
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

  private static int length(Buffer buffer) {
    int known = (int) LENGTH.get(buffer);
    return known == 0 ? length(buffer.value()) : known; // it has not begun to copy
  }

  /**
   * Checks an instruction of LuaJ's interpreter before it runs, which may concatenate.
   *
   * @param stack the registers of its function
   */
  static void check(int instruction, LuaValue[] stack) {
    if (Lua.GET_OPCODE(instruction) == Lua.OP_CONCAT) {
      long length = 0;
      for (int i = Lua.GETARG_C(instruction); i >= Lua.GETARG_B(instruction); i--) {
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
      MostBytes.check((long) length(left) + length(right));
      return left.concat(right);
    }

    /** Puts a value before others. */
    public static Buffer concat(LuaValue left, Buffer right) {
      MostBytes.check((long) length(left) + length(right));
      return left.concat(right);
    }
  }
}
