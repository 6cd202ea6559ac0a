package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** {@code require}, and the scripts that have been loaded: each runs once in an interpreter. */
final class Modules extends VarArgFunction {

  private final Globals globals;
  private final InterpreterHost host;
  private final Environments environments;
  private final ScriptCode code;
  private final LuaTable loaded;
  private final LuaTable preload;
  private final Set<String> libraries = new HashSet<>();
  private final Set<String> namesakes = new HashSet<>();
  // A call that waits meanwhile may end while another one has the interpreter.
  private final Deque<String> loading = new ConcurrentLinkedDeque<>();

  Modules(Globals globals, InterpreterHost host, Environments environments, ScriptCode code) {
    this.globals = globals;
    this.host = host;
    this.environments = environments;
    this.code = code;
    this.loaded = globals.get("package").get("loaded").checktable();
    this.preload = globals.get("package").get("preload").checktable();
    for (LuaValue name : loaded.keys()) {
      libraries.add(Text.decode(name));
    }
  }

  /** Runs a script, unless it has run. */
  LuaValue load(CompiledScript script) {
    String name = script.script().name();
    Chunk compiled = ((LuajScript) script).chunk();
    LuaTable environment = environments.of(name);
    code.add(script.script().file(), compiled, environment);
    LuaValue chunk = compiled.in(globals, environment);
    LuaValue library = loaded.get(name);
    if (libraries.contains(name) && !library.isnil()) {
      // The script runs, but its name stays the library's for those who require it.
      if (namesakes.add(name)) {
        chunk.invoke(LuaValue.NONE);
      }
      return library;
    }
    return run(name, chunk, LuaValue.NONE);
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    LuaString given = arguments.checkstring(1);
    LuaValue known = loaded.get(given);
    if (!known.isnil()) {
      return known;
    }
    LuaValue preloaded = preload.get(given);
    if (!preloaded.isnil()) {
      return run(Text.decode(given), preloaded, given);
    }
    String name = Text.decode(given).replace('/', '.');
    LuaValue byName = loaded.get(name);
    if (!byName.isnil()) {
      return byName;
    }
    return find(name)
        .map(this::load)
        .orElseThrow(
            () ->
                new LuaError(
                    "module '%s' not found: there is no %s.lua in the script folders"
                        .formatted(Text.decode(given), name.replace('.', '/'))));
  }

  /** Registers a library, so that {@code require} finds it. */
  void add(String name, LuaValue library) {
    loaded.set(name, library);
    libraries.add(name);
  }

  private Optional<CompiledScript> find(String name) {
    return HostMethod.guarded("require", () -> host.find(name));
  }

  private LuaValue run(String name, LuaValue chunk, Varargs arguments) {
    LuaValue known = loaded.get(name);
    if (!known.isnil()) {
      return known;
    }
    if (loading.contains(name)) {
      throw new LuaError(
          "module '%s' is being loaded already: %s"
              .formatted(
                  name, String.join(" requires ", loading.reversed()) + " requires " + name));
    }
    loading.push(name);
    try {
      LuaValue result = chunk.invoke(arguments).arg1();
      if (!result.isnil()) {
        loaded.set(name, result);
      } else if (loaded.get(name).isnil()) {
        loaded.set(name, LuaValue.TRUE);
      }
      return loaded.get(name);
    } finally {
      loading.remove(name);
    }
  }
}
