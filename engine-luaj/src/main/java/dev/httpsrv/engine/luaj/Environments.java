package dev.httpsrv.engine.luaj;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * What the scripts of one interpreter have for their globals: the same table, or one for each, in
 * which the libraries cannot be changed.
 */
final class Environments {

  private static final LuaValue SELF = LuaValue.valueOf("_G");

  private final Globals globals;
  private final ScriptCode code;
  private final boolean separate;
  private final Map<String, LuaTable> own = new HashMap<>();

  Environments(Globals globals, ScriptCode code, boolean separate) {
    this.globals = globals;
    this.code = code;
    this.separate = separate;
  }

  /** Ends what is done to the globals before scripts have them. */
  void seal() {
    if (!separate) {
      return;
    }
    Map<LuaTable, ReadOnly> known = new IdentityHashMap<>();
    LuaTable loaded = globals.get("package").get("loaded").checktable();
    globals.set("package", LuaValue.NIL);
    globals.set(SELF, LuaValue.NIL);
    loaded.set("package", LuaValue.NIL);
    loaded.set(SELF, LuaValue.NIL);
    makeReadOnly(globals, known);
    makeReadOnly(loaded, known);
  }

  /** Returns the globals of a script. */
  LuaTable of(String script) {
    return separate ? own.computeIfAbsent(script, _ -> ownGlobals()) : globals;
  }

  private LuaTable ownGlobals() {
    LuaTable table = new LuaTable();
    for (LuaValue name : globals.keys()) {
      table.set(name, globals.get(name));
    }
    table.set(SELF, table);
    BaseFunctions.installLoad(globals, table, code);
    return table;
  }

  private static void makeReadOnly(LuaTable libraries, Map<LuaTable, ReadOnly> known) {
    for (LuaValue name : libraries.keys()) {
      libraries.set(name, ReadOnly.copy(libraries.get(name), known));
    }
  }
}
