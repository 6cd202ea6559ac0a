package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
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
    globals.load(new JseIoLib());
    globals.load(new JseOsLib());
    LuaTable os = globals.get("os").checktable();
    Sandbox.installTimes(os);
    globals.set("loadfile", new Function(arguments -> loadFile(globals, lines, arguments)));
    globals.set("dofile", new Function(arguments -> doFile(globals, lines, arguments)));
    // No script ends the server.
    os.set("exit", LuaValue.NIL);
    LuaTable io = globals.get("io").checktable();
    LuaValue open = io.get("open");
    os.set("tmpname", new Function(_ -> Text.encode(newFile().toString())));
    io.set("tmpfile", new Function(_ -> openNewFile(open)));
    globals.load(new LuajavaLib());
    LuaTable debug = new LuaTable();
    debug.set("getmetatable", new Function(arguments -> metatable(arguments.checkvalue(1))));
    debug.set("traceback", new Function(arguments -> traceback(arguments, lines)));
    globals.set("debug", debug);
    globals.get("package").get("loaded").set("debug", debug);
  }

  // LuaJ's ask for what reads bytecode, which is not loaded.
  private static Varargs loadFile(Globals globals, LineTracker lines, Varargs arguments) {
    String name = Text.decode(arguments.checkstring(1));
    byte[] source;
    try {
      source = Files.readAllBytes(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      return LuaValue.varargsOf(LuaValue.NIL, Text.encode("cannot open " + name));
    }
    return BaseFunctions.load(
        globals,
        globals,
        lines.code(),
        LuaValue.varargsOf(
            LuaString.valueUsing(source), Text.encode("@" + name), arguments.subargs(2)));
  }

  private static Varargs doFile(Globals globals, LineTracker lines, Varargs arguments) {
    Varargs loaded = loadFile(globals, lines, arguments.arg1());
    if (loaded.isnil(1)) {
      throw new LuaError(loaded.checkjstring(2));
    }
    return loaded.arg1().invoke();
  }

  // LuaJ names a file of the current folder, and leaves the one that it has made behind.
  private static Path newFile() {
    try {
      return Files.createTempFile("lua_", "");
    } catch (IOException e) {
      throw new LuaError("unable to generate a unique filename: " + e.getMessage());
    }
  }

  /** Opens a file that has no name any more, and goes when it is closed. */
  private static LuaValue openNewFile(LuaValue open) {
    Path file = newFile();
    LuaValue opened = open.call(Text.encode(file.toString()), LuaValue.valueOf("w+b"));
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new LuaError("a temporary file cannot be removed: " + e.getMessage());
    }
    return opened;
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
