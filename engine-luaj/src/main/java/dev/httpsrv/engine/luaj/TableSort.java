package dev.httpsrv.engine.luaj;

import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * {@code table.sort}, which polls, so that a call that sorts for long can be stopped. A heap sort:
 * it ends after n log n steps even if the comparison contradicts itself.
 */
final class TableSort extends VarArgFunction {

  @Override
  public Varargs invoke(Varargs arguments) {
    LuaTable table = arguments.checktable(1);
    LuaValue comparison = arguments.isnoneornil(2) ? LuaValue.NIL : arguments.checkfunction(2);
    int size = table.length();
    for (int root = size / 2; root >= 1; root--) {
      sink(table, root, size, comparison);
    }
    for (int end = size; end > 1; end--) {
      LuaValue greatest = table.rawget(1);
      table.rawset(1, table.rawget(end));
      table.rawset(end, greatest);
      sink(table, 1, end - 1, comparison);
    }
    return LuaValue.NONE;
  }

  /** Lets the value at a root sink to where none below it is greater. */
  private static void sink(LuaTable table, int from, int end, LuaValue comparison) {
    Safepoints.poll();
    LuaValue value = table.rawget(from);
    int root = from;
    for (int child = 2 * root; child > 0 && child <= end; child = 2 * root) {
      LuaValue greater = table.rawget(child);
      if (child < end) {
        LuaValue other = table.rawget(child + 1);
        if (isLess(greater, other, comparison)) {
          greater = other;
          child++;
        }
      }
      if (!isLess(value, greater, comparison)) {
        break;
      }
      table.rawset(root, greater);
      root = child;
    }
    table.rawset(root, value);
  }

  private static boolean isLess(LuaValue left, LuaValue right, LuaValue comparison) {
    if (!comparison.isnil()) {
      return comparison.call(left, right).toboolean();
    }
    if (left.isnil() || right.isnil()) {
      throw new LuaError("attempt to compare nil with a value; a comparison changed the table");
    }
    return Comparison.isLess(left, right);
  }
}
