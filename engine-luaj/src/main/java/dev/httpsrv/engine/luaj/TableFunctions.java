package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The functions of {@code table} whose checks LuaJ leaves out or words in its own way. */
final class TableFunctions {

  /** As many values as Lua has room for on its stack. */
  private static final long MOST_RESULTS = 1_000_000;

  private TableFunctions() {}

  static void install(LuaTable library) {
    library.set("concat", new Function(TableFunctions::concat));
    library.set("insert", new Function(TableFunctions::insert));
    library.set("remove", new Function(TableFunctions::remove));
    library.set("sort", new TableSort());
    library.set("unpack", new Function(TableFunctions::unpack));
  }

  private static Varargs concat(Varargs arguments) {
    LuaTable table = arguments.checktable(1);
    LuaString separator =
        arguments.isnoneornil(2) ? LuaValue.EMPTYSTRING : Text.string(arguments.arg(2));
    long first = arguments.optlong(3, 1);
    long last = arguments.isnoneornil(4) ? table.length() : arguments.checklong(4);
    StringBytes out = new StringBytes(0);
    for (long i = first; i <= last; i++) {
      Safepoints.poll();
      LuaValue value = at(table, i);
      if (!value.isstring()) {
        throw new LuaError(
            "invalid value (%s) at index %d in table for 'concat'".formatted(value.typename(), i));
      }
      if (i > first) {
        out.add(separator);
      }
      out.add(Text.string(value));
    }
    return out.toLuaString();
  }

  private static Varargs insert(Varargs arguments) {
    LuaTable table = arguments.checktable(1);
    int end = table.length() + 1;
    switch (arguments.narg()) {
      case 2 -> table.set(end, arguments.arg(2));
      case 3 -> {
        long place = arguments.checklong(2);
        if (place < 1 || place > end) {
          throw new LuaError("bad argument #2: position out of bounds");
        }
        for (int i = end; i > place; i--) {
          Safepoints.poll();
          table.set(i, table.get(i - 1));
        }
        table.set((int) place, arguments.arg(3));
      }
      default -> throw new LuaError("wrong number of arguments to 'insert'");
    }
    return LuaValue.NONE;
  }

  private static Varargs remove(Varargs arguments) {
    LuaTable table = arguments.checktable(1);
    int size = table.length();
    long place = arguments.optlong(2, size);
    if (place != size && (place < 1 || place > size + 1L)) {
      throw new LuaError("bad argument #2: position out of bounds");
    }
    LuaValue removed = at(table, place);
    for (int i = (int) place; i < size; i++) {
      Safepoints.poll();
      table.set(i, table.get(i + 1));
    }
    table.set((int) Math.max(place, size), LuaValue.NIL);
    return removed;
  }

  private static Varargs unpack(Varargs arguments) {
    LuaTable table = arguments.checktable(1);
    long first = arguments.optlong(2, 1);
    long last = arguments.isnoneornil(3) ? table.length() : arguments.checklong(3);
    if (first > last) {
      return LuaValue.NONE;
    }
    if (last - first < 0 || last - first >= MOST_RESULTS) {
      throw new LuaError("too many results to unpack");
    }
    LuaValue[] values = new LuaValue[(int) (last - first + 1)];
    for (int i = 0; i < values.length; i++) {
      Safepoints.poll();
      values[i] = at(table, first + i);
    }
    return LuaValue.varargsOf(values);
  }

  private static LuaValue at(LuaTable table, long index) {
    return index == (int) index
        ? table.get((int) index)
        : table.get(LuaValue.valueOf((double) index));
  }
}
