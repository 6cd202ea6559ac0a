package dev.httpsrv.tck;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import dev.httpsrv.engine.luaj.LuajEngineProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LuaJ, to be broken in one place: override what breaks. */
abstract class BrokenLuaj implements EngineProvider, ScriptEngine {

  private final EngineProvider provider = new LuajEngineProvider();
  private final ScriptEngine engine = provider.start(SandboxPreset.STANDARD);

  /** Returns Lua code that each interpreter runs before all scripts. */
  String prelude() {
    return "";
  }

  /** Returns a library some of whose functions take the place of others. */
  Object instead() {
    return new Nothing();
  }

  /** Compiles a script. */
  CompiledScript compiled(ScriptEngine intact, Script script) {
    return intact.compile(script);
  }

  /** Runs a script. */
  void load(Interpreter intact, CompiledScript script) {
    intact.load(script);
  }

  /** Finds a script for {@code require}. */
  Optional<CompiledScript> found(InterpreterHost intact, String name) {
    return intact.find(name);
  }

  /** Returns what reaches the world of what a script prints. */
  String printed(String text) {
    return text;
  }

  /** Returns what reaches a script of what it waited for. */
  @Nullable Object awaited(@Nullable Object result) {
    return result;
  }

  /** Returns the place of the call in progress. */
  Optional<ScriptLocation> calledFrom(Interpreter intact) {
    return intact.callSite();
  }

  /** Has a call run an action; returns what withdraws it. */
  @Nullable Runnable atSafepoint(Interpreter intact, Thread thread, Runnable action) {
    return intact.atSafepoint(thread, action);
  }

  /** Returns a global function. */
  Optional<ScriptFunction> function(Interpreter intact, CompiledScript script, String name) {
    return intact.function(script, name);
  }

  /** Returns the method that a script gave, for the Java side. */
  @Nullable String method(@Nullable String given) {
    return given;
  }

  /** Calls a handler. */
  @Nullable Object handled(Interpreter interpreter, ScriptFunction intact, Session session) {
    return intact.call(session);
  }

  /** Calls the handler of a guard. */
  @Nullable Object judged(ScriptFunction intact, Session session) {
    return intact.call(session);
  }

  /** Calls a hook. */
  @Nullable Object hooked(ScriptTable intact, String name) {
    return intact.invoke(name);
  }

  @Override
  public final String id() {
    return provider.id();
  }

  @Override
  public final List<ScriptLanguage> languages() {
    return provider.languages();
  }

  @Override
  public final ScriptEngine start(SandboxPreset sandbox) {
    return this;
  }

  @Override
  public final String description() {
    return engine.description();
  }

  @Override
  public final CompiledScript compile(Script script) {
    return compiled(engine, script);
  }

  @Override
  public final Interpreter newInterpreter(String language, InterpreterHost host) {
    BrokenHost broken = new BrokenHost(host);
    Interpreter interpreter = engine.newInterpreter(language, broken);
    broken.interpreter = interpreter;
    byte[] source = prelude().getBytes(StandardCharsets.UTF_8);
    interpreter.load(engine.compile(new Script("prelude", "prelude.lua", "lua", source)));
    return new BrokenInterpreter(interpreter);
  }

  @Override
  public final void close() {
    engine.close();
  }

  private final class BrokenHost implements InterpreterHost {

    private final InterpreterHost intact;
    private @Nullable Interpreter interpreter;

    BrokenHost(InterpreterHost intact) {
      this.intact = intact;
    }

    /** Returns the libraries; of two functions with one name LuaJ binds the latter. */
    @Override
    public List<LibraryBinding> libraries() {
      List<LibraryBinding> libraries = new ArrayList<>(intact.libraries());
      libraries.add(LibraryBinding.of(new Routes(this, library("msys.httpsrv"))));
      libraries.add(LibraryBinding.of(instead()));
      libraries.add(LibraryBinding.of(new Modules(BrokenLuaj.this, library("msys"))));
      return libraries;
    }

    private LibraryBinding library(String path) {
      return intact.libraries().stream()
          .filter(each -> each.paths().contains(path))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public Optional<CompiledScript> find(String name) {
      return found(intact, name);
    }

    @Override
    public @Nullable Object await(Waiting waiting) {
      return awaited(intact.await(waiting));
    }

    @Override
    public void print(String text) {
      intact.print(printed(text));
    }

    private @Nullable String methodSeen(@Nullable String given) {
      return method(given);
    }

    private FunctionReference handler(FunctionReference given) {
      return calling(
          given,
          (intact, session) -> handled(Objects.requireNonNull(interpreter), intact, session));
    }

    private FunctionReference guard(FunctionReference given) {
      return calling(given, BrokenLuaj.this::judged);
    }

    private FunctionReference calling(FunctionReference given, Call broken) {
      if (given instanceof ScriptFunction intact) {
        ScriptFunction calling = arguments -> broken.of(intact, (Session) arguments[0]);
        return calling;
      }
      return given;
    }
  }

  /** The call of a handler. */
  private interface Call {

    @Nullable Object of(ScriptFunction intact, Session session);
  }

  private final class BrokenInterpreter implements Interpreter {

    private final Interpreter intact;

    BrokenInterpreter(Interpreter intact) {
      this.intact = intact;
    }

    @Override
    public void load(CompiledScript script) {
      BrokenLuaj.this.load(intact, script);
    }

    @Override
    public Optional<ScriptFunction> function(CompiledScript script, String name) {
      return BrokenLuaj.this.function(intact, script, name);
    }

    @Override
    public Optional<ScriptLocation> callSite() {
      return calledFrom(intact);
    }

    @Override
    public @Nullable Runnable pause() {
      return intact.pause();
    }

    @Override
    public @Nullable Runnable atSafepoint(Thread thread, Runnable action) {
      return BrokenLuaj.this.atSafepoint(intact, thread, action);
    }

    @Override
    public void close() {
      intact.close();
    }
  }

  private final class BrokenHooks implements ScriptTable {

    private final ScriptTable intact;

    BrokenHooks(ScriptTable intact) {
      this.intact = intact;
    }

    @Override
    public Set<String> functionNames() {
      return intact.functionNames();
    }

    @Override
    public @Nullable Object invoke(String name, @Nullable Object... arguments) {
      return hooked(intact, name);
    }
  }

  private static void invoke(LibraryBinding library, String name, @Nullable Object... arguments) {
    Objects.requireNonNull(library.type().function(name)).invoke(library.target(), arguments);
  }

  /** A library without functions. */
  @ScriptLibrary("msys")
  static final class Nothing {}

  /** Stands between scripts and the library that registers handlers. */
  @ScriptLibrary({"msys.httpsrv", "msys.extended.httpsrv"})
  static final class Routes {

    private final BrokenHost host;
    private final LibraryBinding intact;

    private Routes(BrokenHost host, LibraryBinding intact) {
      this.host = host;
      this.intact = intact;
    }

    /** Registers a handler. */
    @ScriptName("register")
    public void register(
        @Nullable String method,
        String endpoint,
        FunctionReference handler,
        @Nullable Object context) {
      invoke(intact, "register", host.methodSeen(method), endpoint, host.handler(handler), context);
    }

    /** Registers who decides before handlers. */
    @ScriptName("register_auth")
    public void registerAuth(@Nullable String method, String path, FunctionReference handler) {
      invoke(intact, "register_auth", method, path, host.guard(handler));
    }
  }

  /** Stands between scripts and the library that registers modules. */
  @ScriptLibrary("msys")
  static final class Modules {

    private final BrokenLuaj engine;
    private final LibraryBinding intact;

    private Modules(BrokenLuaj engine, LibraryBinding intact) {
      this.engine = engine;
      this.intact = intact;
    }

    /** Registers a module. */
    @ScriptName("registerModule")
    public void registerModule(String name, ScriptTable hooks) {
      invoke(intact, "registerModule", name, engine.new BrokenHooks(hooks));
    }
  }
}
