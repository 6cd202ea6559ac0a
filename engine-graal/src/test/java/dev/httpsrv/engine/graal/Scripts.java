package dev.httpsrv.engine.graal;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A few scripts in one language, and an interpreter that runs them; all share one engine. */
final class Scripts implements InterpreterHost, AutoCloseable {

  private static final Map<SandboxPreset, ScriptEngine> ENGINES = new ConcurrentHashMap<>();

  final List<String> printed = new ArrayList<>();
  final List<HttpsrvException> unhandled = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  final Probe probe = new Probe();

  private final ScriptEngine engine;
  private final String language;
  private final String extension;
  private final Map<String, CompiledScript> scripts = new HashMap<>();
  private @Nullable Interpreter interpreter;

  Scripts(Guests guest) {
    this(guest, SandboxPreset.STANDARD);
  }

  Scripts(Guests guest, SandboxPreset sandbox) {
    this(ENGINES.computeIfAbsent(sandbox, new GraalEngineProvider()::start), guest);
  }

  /** Creates scripts that run in an engine of their own. */
  Scripts(ScriptEngine engine, Guests guest) {
    this.engine = engine;
    this.language = guest.id;
    this.extension = guest.extension;
  }

  /** Adds a script; dots in its name are folders. */
  Scripts with(String name, String source) {
    return with(name, source.getBytes(StandardCharsets.UTF_8));
  }

  Scripts with(String name, byte[] source) {
    return with(name, extension, source);
  }

  /** Adds a script whose file ends in {@code .mjs}. */
  Scripts module(String name, String source) {
    return with(name, "mjs", source.getBytes(StandardCharsets.UTF_8));
  }

  private Scripts with(String name, String ending, byte[] source) {
    String file = name.replace('.', '/') + "." + ending;
    scripts.put(name, engine.compile(new Script(name, file, language, source)));
    return this;
  }

  /** Adds a script and loads it. */
  Scripts load(String name, String source) {
    return with(name, source).load(name);
  }

  Scripts load(String name) {
    interpreter().load(script(name));
    return this;
  }

  Interpreter interpreter() {
    if (interpreter == null) {
      interpreter = engine.newInterpreter(language, this);
      probe.interpreter = interpreter;
    }
    return interpreter;
  }

  /** Asks for an action; returns what withdraws it. */
  Runnable atSafepoint(Thread thread, Runnable action) {
    return Objects.requireNonNull(interpreter().atSafepoint(thread, action));
  }

  Optional<ScriptFunction> function(String script, String name) {
    return interpreter().function(script(script), name);
  }

  /** Calls a function of the script that is named {@code main}. */
  @Nullable Object call(String function, @Nullable Object... arguments) {
    return function("main", function).orElseThrow().call(arguments);
  }

  /** Calls a function and returns its result as text. */
  String text(String function, @Nullable Object... arguments) {
    return asText(call(function, arguments));
  }

  /** Returns a result as text. */
  static String asText(@Nullable Object result) {
    return result instanceof Value value && value.isString()
        ? value.asString()
        : String.valueOf(result);
  }

  CompiledScript script(String name) {
    CompiledScript script = scripts.get(name);
    if (script == null) {
      throw new IllegalArgumentException("no script " + name);
    }
    return script;
  }

  @Override
  public List<LibraryBinding> libraries() {
    return List.of(LibraryBinding.of(probe), LibraryBinding.of(new Probe.Root()));
  }

  @Override
  public Optional<CompiledScript> find(String name) {
    asked.add(name);
    if (name.equals("unparsable")) {
      throw probe.unparsable;
    }
    return Optional.ofNullable(scripts.get(name));
  }

  @Override
  public void unhandled(HttpsrvException error) {
    unhandled.add(error);
  }

  @Override
  public void print(String text) {
    printed.add(text);
  }

  @Override
  public void close() {
    if (interpreter != null) {
      interpreter.close();
    }
  }
}
