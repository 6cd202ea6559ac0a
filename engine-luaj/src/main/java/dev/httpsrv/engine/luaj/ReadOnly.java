package dev.httpsrv.engine.luaj;

import java.util.IdentityHashMap;
import java.util.Map;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** A table that refuses changes. */
final class ReadOnly extends LuaTable {

  private final boolean complete;

  /** Makes a table with the content that another one has now. */
  ReadOnly(LuaTable content) {
    this(content, new IdentityHashMap<>(), false);
  }

  private ReadOnly(LuaTable content, Map<LuaTable, ReadOnly> known, boolean deep) {
    known.put(content, this);
    for (Varargs entry = content.next(NIL);
        !entry.arg1().isnil();
        entry = content.next(entry.arg1())) {
      LuaValue value = entry.arg(2);
      super.rawset(entry.arg1(), deep ? copy(value, known) : value);
    }
    // A metatable prepares itself when it is set on a value; as one of strings it is used as is.
    complete = true;
  }

  /**
   * Returns a value; in the place of a table one that refuses changes, and so do those in it.
   *
   * @param known the copies of tables that were made before
   */
  static LuaValue copy(LuaValue value, Map<LuaTable, ReadOnly> known) {
    if (!(value instanceof LuaTable table) || value instanceof ReadOnly) {
      return value;
    }
    ReadOnly copy = known.get(table);
    return copy == null ? new ReadOnly(table, known, true) : copy;
  }

  @Override
  public void rawset(LuaValue key, LuaValue value) {
    refuse();
    super.rawset(key, value);
  }

  @Override
  public void rawset(int key, LuaValue value) {
    refuse();
    super.rawset(key, value);
  }

  @Override
  public void hashset(LuaValue key, LuaValue value) {
    refuse();
    super.hashset(key, value);
  }

  @Override
  public void sort(LuaValue order) {
    refuse();
  }

  @Override
  public LuaValue setmetatable(LuaValue metatable) {
    refuse();
    return super.setmetatable(metatable);
  }

  private void refuse() {
    if (complete) {
      throw new LuaError("this table cannot be changed");
    }
  }
}
