package dev.httpsrv.engine.luaj;

import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * A call by which a function returns. As in Lua, another function of a script's takes its place on
 * the stack, and this may go on without end; what else is called there is called from its line,
 * which an error then names.
 */
final class TailCall {

  private TailCall() {}

  private static boolean takesThePlace(LuaValue called) {
    return called instanceof LuaClosure
        || called.getClass().getClassLoader() instanceof ChunkLoader;
  }

  /**
   * Makes the call of an instruction of LuaJ's interpreter before that runs, if it is a tail call
   * that is made in place; the instruction then calls what gives the results.
   *
   * @param stack the registers of its function
   * @param open the values that the instruction before left open, on top of the registers
   * @param top where those end
   */
  static void make(int instruction, LuaValue[] stack, Varargs open, int top) {
    int register = Lua.GETARG_A(instruction);
    if (Lua.GET_OPCODE(instruction) == Lua.OP_TAILCALL && !takesThePlace(stack[register])) {
      int first = register + 1;
      int end = Lua.GETARG_B(instruction);
      Varargs results =
          stack[register].invoke(
              end > 0
                  ? LuaValue.varargsOf(stack, first, end - 1)
                  : LuaValue.varargsOf(stack, first, top - open.narg() - first, open));
      stack[register] = new BaseFunctions.Function(_ -> results);
    }
  }

  /** What compiled scripts call, which are in a package and a loader of their own. */
  public static final class OfScripts {

    private OfScripts() {}

    /** Makes the call, or returns what makes it when its caller has returned. */
    public static Varargs tailcallOf(LuaValue called, Varargs arguments) {
      return takesThePlace(called)
          ? LuaValue.tailcallOf(called, arguments)
          : called.invoke(arguments);
    }
  }
}
