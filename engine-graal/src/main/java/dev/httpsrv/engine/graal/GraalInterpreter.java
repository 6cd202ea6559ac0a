package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.ThreadLocalAction;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/** One context, and the scripts that were loaded into it. */
final class GraalInterpreter implements Interpreter {

  private final String language;
  private final Context context;
  private final InterpreterHost host;
  private final LineStream output;
  private final @Nullable ContextSafepoints safepoints;
  private final Guest guest;
  private final GuestData data;
  private final ToJava toJava;
  private final ToGuest toGuest;
  private final Failures failures;
  private final Rejections rejections = new Rejections();
  // The safepoint at which the script is; its thread's alone.
  private ThreadLocalAction.@Nullable Access paused;
  private int calls;
  // What a script asked for last in vain: a language's error may not say of what.
  private @Nullable MissingMember missing;
  private final Set<String> loaded = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final Map<String, GraalScript> located = new HashMap<>();

  GraalInterpreter(
      Shape shape,
      String language,
      Context context,
      InterpreterHost host,
      LineStream output,
      ScriptFileSystem fileSystem,
      SandboxPreset sandbox,
      @Nullable Safepoints safepoints) {
    this.language = language;
    this.context = context;
    this.host = host;
    this.output = output;
    this.safepoints = safepoints == null ? null : safepoints.in(context);
    this.failures = new Failures(this);
    this.guest =
        shape.guest(
            language,
            context,
            new Shape.HostFunctions(
                failures.guarded("print", this::print),
                failures.guarded("require", this::locate),
                failures.guarded("require", this::runLocated),
                failures.guarded("require", GraalInterpreter::resolve),
                rejections,
                this::find,
                fileSystem,
                sandbox));
    this.data = guest.data();
    this.toJava = new ToJava(this);
    this.toGuest = new ToGuest(this);
    new Libraries(this).bind(host.libraries());
    if (sandbox == SandboxPreset.STRICT) {
      guest.harden();
    }
  }

  Guest guest() {
    return guest;
  }

  InterpreterHost host() {
    return host;
  }

  GuestData data() {
    return data;
  }

  ToJava toJava() {
    return toJava;
  }

  ToGuest toGuest() {
    return toGuest;
  }

  Failures failures() {
    return failures;
  }

  Rejections rejections() {
    return rejections;
  }

  /** Notes that an object of Java does not have what a script asks for. */
  void misses(MissingMember member) {
    missing = member.isLong() ? null : member;
  }

  /** Returns what a script asked an object of Java for last that this does not have. */
  @Nullable MissingMember missing() {
    return missing;
  }

  @Override
  public void load(CompiledScript script) {
    beginCall();
    try {
      run(own(script));
    } catch (PolyglotException e) {
      throw failures.translate(e);
    } catch (IllegalStateException e) {
      throw closed(e);
    } finally {
      leave();
    }
  }

  @Override
  public Optional<ScriptFunction> function(CompiledScript script, String name) {
    beginCall(); // the name may be that of a getter
    try {
      Value function = guest.find(own(script), name);
      return Optional.ofNullable(function).map(each -> new GuestFunction(this, each));
    } catch (PolyglotException e) {
      throw failures.translate(e);
    } catch (IllegalStateException e) {
      throw closed(e);
    } finally {
      leave();
    }
  }

  @Override
  public Optional<ScriptLocation> callSite() {
    ThreadLocalAction.Access at = paused;
    List<ScriptFrame> frames = at == null ? guest.callers() : guest.paused(at);
    return ofScripts(frames).stream().findFirst().map(ScriptFrame::location);
  }

  @Override
  public @Nullable Runnable atSafepoint(Thread thread, Runnable action) {
    ContextSafepoints own = safepoints;
    return own == null ? null : own.submit(thread, access -> runAt(access, own, action));
  }

  private void runAt(ThreadLocalAction.Access access, ContextSafepoints own, Runnable action) {
    paused = access;
    try {
      failures.ending().run(own, action);
    } finally {
      paused = null;
    }
  }

  /** Returns those frames that stand in a script's file, not in a prelude or a language's own. */
  List<ScriptFrame> ofScripts(List<ScriptFrame> frames) {
    return frames.stream().filter(frame -> files.contains(frame.location().file())).toList();
  }

  /** Notes that Java calls the script. */
  void beginCall() {
    calls++;
  }

  /** Hands on what a call printed without a line's end, and forgets what was to end it. */
  void endCall() {
    output.endCall();
    leave();
  }

  private void leave() {
    try {
      if (calls == 1 && !rejections.isEmpty()) {
        rejections.take().forEach(reason -> host.unhandled(failures.raisedWith(reason)));
      }
    } finally {
      if (--calls == 0) {
        failures.ending().over();
      }
    }
  }

  @Override
  public void close() {
    try {
      context.close(true);
      output.close();
    } catch (PolyglotException | IllegalStateException _) {
      // A context that was cancelled says so once more when it is closed.
    }
  }

  static EngineException closed(IllegalStateException e) {
    return new EngineException(
        GraalEngineProvider.ID, "the interpreter cannot run: " + e.getMessage(), e);
  }

  private GraalScript own(CompiledScript script) {
    if (!(script instanceof GraalScript own) || !script.script().language().equals(language)) {
      throw new IllegalArgumentException(
          "%s is a script in %s; this interpreter runs %s"
              .formatted(script.script().file(), script.script().language(), language));
    }
    return own;
  }

  /** Runs a script once; one that a script runs raises in that script. */
  private void run(GraalScript script) {
    if (!loaded.add(script.script().name())) {
      return;
    }
    files.add(script.script().file());
    boolean done = false;
    try {
      guest.run(script);
      done = true;
    } finally {
      if (!done) {
        loaded.remove(script.script().name());
      }
    }
  }

  private @Nullable Object print(Value... arguments) {
    host.print(arguments[0].asString());
    return null;
  }

  private static Object resolve(Value... arguments) {
    ModuleName meant = ModuleName.of(arguments[0].asString(), arguments[1].asString());
    return ProxyArray.fromArray(meant.path(), meant.file());
  }

  /** Returns the name under which a script is loaded, null where there is none. */
  private @Nullable Object locate(Value... arguments) {
    if (arguments[0].isNull()) {
      return null;
    }
    GraalScript script = find(arguments[0].asString());
    if (script == null) {
      return null;
    }
    located.put(script.script().name(), script);
    return script.script().name();
  }

  private @Nullable GraalScript find(String name) {
    GraalScript script = host.find(name).map(this::own).orElse(null);
    if (script != null) {
      files.add(script.script().file());
    }
    return script;
  }

  private @Nullable Object runLocated(Value... arguments) {
    GraalScript script = located.get(arguments[0].asString());
    if (script != null) {
      run(script);
    }
    return null;
  }
}
