package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.library.CoreLibrary;
import dev.httpsrv.runtime.library.HttpsrvLibrary;
import dev.httpsrv.runtime.library.MsysLibrary;
import dev.httpsrv.runtime.problem.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an interpreter's scripts see of the world: libraries, other scripts, what they print to and
 * wait by. It knows which script runs. The thread that has the interpreter uses it.
 */
final class ScriptHost implements InterpreterHost {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptHost.class);

  /** What scripts print outside of commands; the line is complete as it is. */
  private static final Logger PRINT = LoggerFactory.getLogger("httpsrv.print");

  private final LoadedInterpreter interpreter;
  private final CompiledScripts scripts;
  private final InterpreterRegistrations registrations;
  private final List<LibraryBinding> libraries = new ArrayList<>();
  private final Awaits awaits;
  private @Nullable CompiledScript current;
  private @Nullable AsyncCall async;
  private @Nullable Consumer<String> output;

  ScriptHost(
      LoadedInterpreter interpreter,
      CompiledScripts scripts,
      InterpreterRegistrations registrations,
      InterpreterPool pool,
      GenerationSettings settings) {
    this.interpreter = interpreter;
    this.scripts = scripts;
    this.registrations = registrations;
    this.awaits =
        new Awaits(interpreter, this, pool, settings.watch(), InterpreterHost.super::await);
    libraries.add(LibraryBinding.of(new MsysLibrary(registrations)));
    libraries.add(LibraryBinding.of(new HttpsrvLibrary(registrations)));
    libraries.add(LibraryBinding.of(new CoreLibrary(settings.mailQueue())));
    settings.libraries().forEach(library -> libraries.add(LibraryBinding.of(library)));
  }

  @Override
  public List<LibraryBinding> libraries() {
    return libraries;
  }

  @Override
  public Optional<CompiledScript> find(String name) {
    Optional<CompiledScript> found = scripts.find(name);
    found.ifPresent(registrations::add);
    return found;
  }

  /** Notes that a function of a script is about to be called, or its top level to run. */
  void begins(CompiledScript script) {
    if (current != script) { // a store costs more than this where the collector is told of it
      current = script;
    }
    if (async != null) {
      async = null;
    }
  }

  /** Returns the script that runs, or ran last; null before the first. */
  @Nullable CompiledScript current() {
    return current;
  }

  /** Returns what of the handler in progress goes on once it has returned; null if nothing. */
  @Nullable AsyncCall async() {
    return async;
  }

  /** Notes that the call in progress is stopped: nothing of its handler goes on. */
  void stopped() {
    if (async != null) {
      async.end();
    }
  }

  /** Sets where a command prints to; null where none runs. */
  void printTo(@Nullable Consumer<String> console) {
    output = console;
  }

  /** Returns what the call in progress goes on with, when others have used the interpreter. */
  State state() {
    return new State(current, async);
  }

  /** Lets a call go on. */
  void goOn(State state) {
    current = state.script;
    async = state.async;
  }

  /** What is known of a call. */
  record State(@Nullable CompiledScript script, @Nullable AsyncCall async) {}

  @Override
  public @Nullable Object await(Waiting waiting) {
    return waitsInPlace() ? InterpreterHost.super.await(waiting) : awaits.await(waiting);
  }

  @Override
  public void whenDone(Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then) {
    if (waitsInPlace()) {
      InterpreterHost.super.whenDone(waiting, then);
      return;
    }
    AsyncCall own = async;
    if (own == null) {
      own = new AsyncCall();
      async = own;
    }
    awaits.whenDone(waiting, then, own);
  }

  /** While scripts are loaded or end nobody else may come in; a command's output is its call's. */
  private boolean waitsInPlace() {
    return interpreter.loader().isAlone() || output != null;
  }

  /** What a command or hook awaits has been waited for; what is left cannot happen any more. */
  static void checkSettled(@Nullable Object result, ScriptLocation origin) {
    if (result instanceof PendingResult) {
      throw new ScriptRaisedException(
          "the promise is still pending when everything it can wait for has happened",
          List.of(new ScriptFrame("promise", origin)),
          null);
    }
  }

  @Override
  public void unhandled(HttpsrvException error) {
    CompiledScript script = current;
    HttpsrvException told =
        script != null && error instanceof ScriptRaisedException raised
            ? raised.placed(new ScriptLocation(script.script().file(), 0))
            : error;
    LOG.warn(
        "{}, in a promise that nobody handles; await it, or catch the error", Problems.text(told));
  }

  @Override
  public void print(String text) {
    Consumer<String> console = output;
    if (console != null) {
      console.accept(text);
    } else {
      CompiledScript script = current;
      PRINT.info(
          "{}:{}: {}",
          Instant.now().getEpochSecond(),
          script == null ? scripts.language() : script.script().name(),
          text);
    }
  }
}
