package dev.httpsrv.runtime.library;

import dev.httpsrv.api.CalledWith;
import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptNull;
import dev.httpsrv.api.ScriptProperty;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Waiting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code msys} itself: registers modules and console commands. */
@ScriptLibrary("msys")
public final class MsysLibrary {

  private static final int LONGEST_SLEEP = 86_400;

  private final Registrar registrar;

  /** Creates the library of one interpreter. */
  public MsysLibrary(Registrar registrar) {
    this.registrar = registrar;
  }

  /** Registers a module: a table with some of the hooks init, rsrc_setup, and deinit. */
  @ScriptName("registerModule")
  public void registerModule(String name, ScriptTable hooks) {
    registrar.module(name, hooks);
  }

  /** Registers a console command. */
  @ScriptName("registerControl")
  public void registerControl(
      String prefix, @CalledWith(CommandLine.class) FunctionReference function) {
    registrar.command(prefix, function);
  }

  /**
   * Returns a list of the values, which stays a list where it is empty; an empty table of Lua's
   * does not tell a list from a map.
   *
   * @param values a list, or an empty table
   */
  @ScriptName("array")
  public ScriptData array(ScriptData values) {
    return switch (values.value()) {
      case null -> new ScriptData(List.of());
      case List<?> list -> values;
      case Map<?, ?> map when map.isEmpty() -> new ScriptData(List.of());
      default ->
          throw new IllegalArgumentException(
              "msys.array: argument 1 (values) must be a list, whose keys are 1, 2, 3 and so on");
    };
  }

  /**
   * Waits; in JavaScript returns a promise, to be awaited. Other requests go on meanwhile.
   *
   * @param seconds how long, fractions too
   */
  @ScriptName("sleep")
  public Waiting sleep(double seconds) {
    if (!(seconds >= 0 && seconds <= LONGEST_SLEEP)) {
      throw new IllegalArgumentException(
          "msys.sleep: argument 1 (seconds) must be from 0 to %d".formatted(LONGEST_SLEEP));
    }
    long nanos = (long) (seconds * 1e9);
    return () -> {
      TimeUnit.NANOSECONDS.sleep(nanos);
      return null;
    };
  }

  /** Returns nothing as a value that lists and tables can hold, such as JSON's {@code null}. */
  @ScriptProperty("null")
  public ScriptNull nothing() {
    return ScriptNull.NULL;
  }
}
