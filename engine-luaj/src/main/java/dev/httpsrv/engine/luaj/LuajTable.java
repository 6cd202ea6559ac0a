package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptTable;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A Lua table of functions in Java's hands. */
record LuajTable(LuaTable table, Values values) implements ScriptTable {

  @Override
  public Set<String> functionNames() {
    Set<String> names = new TreeSet<>();
    for (Varargs entry = table.next(LuaValue.NIL);
        !entry.arg1().isnil();
        entry = table.next(entry.arg1())) {
      if (entry.arg1().isstring() && entry.arg(2).isfunction()) {
        names.add(Text.decode(entry.arg1()));
      }
    }
    return names;
  }

  @Override
  public @Nullable Object invoke(String name, @Nullable Object... arguments) {
    @Nullable Object[] withSelf = new Object[arguments.length + 1];
    withSelf[0] = table;
    System.arraycopy(arguments, 0, withSelf, 1, arguments.length);
    return new LuajFunction(table.get(name), values).call(withSelf);
  }
}
