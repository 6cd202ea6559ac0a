package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.SandboxPreset;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LoadState;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.lib.BaseLib;
import org.luaj.vm2.lib.Bit32Lib;
import org.luaj.vm2.lib.StringLib;
import org.luaj.vm2.lib.TableLib;
import org.luaj.vm2.lib.jse.JseMathLib;
import org.luaj.vm2.lib.jse.JseOsLib;

/** Makes globals with the libraries of a sandbox. */
final class Sandbox {

  private static final String[] REMOVED = {"dofile", "loadfile", "collectgarbage"};
  private static final String[] OS = {"clock", "date", "difftime", "time"};

  /** They have no state, so all interpreters have the same. */
  private static final LuaValue OS_FUNCTIONS = osFunctions();

  static {
    // LuaJ has one metatable for the strings of all globals in the JVM; nobody may change it.
    LuaTable functions = strings(libraries(new Globals()));
    LuaTable metatable = new LuaTable();
    metatable.set(LuaValue.INDEX, new ReadOnly(functions));
    metatable.set(LuaValue.METATABLE, LuaValue.FALSE);
    LuaString.s_metatable = new ReadOnly(metatable);
  }

  private Sandbox() {}

  /**
   * Returns new globals, with a {@code package} that has {@code loaded} and {@code preload}. Unless
   * scripts are trusted, their libraries reach nothing outside: no files, processes, or Java.
   */
  static Globals globals(SandboxPreset sandbox, LineTracker lines) {
    Globals globals = libraries(new Globals());
    strings(globals);
    TableFunctions.install(globals.get("table").checktable());
    MathFunctions.install(globals.get("math").checktable());
    LibraryNames.pure(globals);
    globals.set("unpack", globals.get("table").get("unpack"));
    globals.set("os", os());
    LuaValue loaded = globals.get("package").get("loaded");
    loaded.set("os", globals.get("os"));
    loaded.set("package", globals.get("package"));
    loaded.set("_G", globals);
    if (sandbox == SandboxPreset.TRUSTED) {
      TrustedLibraries.install(globals, lines);
      return globals;
    }
    for (String name : REMOVED) {
      globals.set(name, LuaValue.NIL);
    }
    return globals;
  }

  private static Globals libraries(Globals globals) {
    LuaC.install(globals);
    LoadState.install(globals);
    globals.undumper = null;
    globals.finder = name -> null;
    LuaTable packages = new LuaTable();
    packages.set("loaded", new LuaTable());
    packages.set("preload", new LuaTable());
    globals.set("package", packages);
    globals.load(new BaseLib());
    globals.finder = name -> null;
    globals.load(new Bit32Lib());
    globals.load(new TableLib());
    globals.load(new StringLib());
    globals.load(new JseMathLib());
    return globals;
  }

  private static LuaTable strings(Globals globals) {
    LuaTable strings = globals.get("string").checktable();
    strings.set("dump", LuaValue.NIL);
    StringFunctions.install(strings);
    LibraryNames.strings(strings);
    return strings;
  }

  /** Installs {@code os.date} and {@code os.time} in the place of LuaJ's. */
  static void installTimes(LuaTable os) {
    os.set("date", new NamedFunction("date", "SN", new DateFunction()));
    // LuaJ's has milliseconds, which make no whole number of it.
    LuaValue time = os.get("time");
    os.set(
        "time",
        new NamedFunction(
            "time",
            "T",
            new BaseFunctions.Function(
                arguments ->
                    LuaValue.valueOf(Math.floor(time.invoke(arguments).arg1().todouble())))));
  }

  private static LuaValue osFunctions() {
    Globals scratch = libraries(new Globals());
    scratch.load(new JseOsLib());
    LuaTable functions = scratch.get("os").checktable();
    installTimes(functions);
    return functions;
  }

  private static LuaTable os() {
    LuaTable some = new LuaTable();
    for (String name : OS) {
      some.set(name, OS_FUNCTIONS.get(name));
    }
    return some;
  }
}
