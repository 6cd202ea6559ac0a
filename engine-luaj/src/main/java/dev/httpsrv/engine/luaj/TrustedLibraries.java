package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.jse.JseIoLib;
import org.luaj.vm2.lib.jse.JseOsLib;
import org.luaj.vm2.lib.jse.LuajavaLib;

/** What scripts have beside the usual libraries when their authors are trusted. */
final class TrustedLibraries {

  private TrustedLibraries() {}

  static void install(Globals globals, LineTracker lines) {
    globals.finder = TrustedLibraries::open;
    globals.load(new JseIoLib());
    globals.load(new JseOsLib());
    LuaTable os = globals.get("os").checktable();
    Sandbox.installTimes(os);
    // No script ends the server.
    os.set("exit", LuaValue.NIL);
    globals.load(new LuajavaLib());
    LuaTable debug = new LuaTable();
    debug.set("getmetatable", new Function(arguments -> metatable(arguments.checkvalue(1))));
    debug.set("traceback", new Function(arguments -> traceback(arguments, lines)));
    globals.set("debug", debug);
    globals.get("package").get("loaded").set("debug", debug);
  }

  private static @Nullable InputStream open(String name) {
    try {
      return Files.newInputStream(Path.of(name));
    } catch (IOException e) {
      return null;
    }
  }

  private static LuaValue metatable(LuaValue value) {
    LuaValue metatable = value.getmetatable();
    return metatable == null ? LuaValue.NIL : metatable;
  }

  private static Varargs traceback(Varargs arguments, LineTracker lines) {
    String stack =
        ScriptFrames.current(lines).stream()
            .map(frame -> "\n\t" + frame)
            .collect(Collectors.joining());
    String message =
        arguments.isnoneornil(1)
            ? ""
            : Text.decode(BaseFunctions.toString(arguments.arg1())) + "\n";
    return Text.encode(message + "stack traceback:" + stack);
  }
}
