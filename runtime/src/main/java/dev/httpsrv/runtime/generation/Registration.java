package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.spi.CompiledScript;
import org.jspecify.annotations.Nullable;

/** What a script registered. The n-th of a kind means the same in every interpreter. */
sealed interface Registration {

  /** Returns where it was registered. */
  ScriptLocation origin();

  /** Returns what an error message calls it; equal for equal registrations. */
  String label();

  /**
   * A route, and the function that answers.
   *
   * @param context what the handler reads with {@code service_ctx_get}
   */
  record OfRoute(
      RouteKind kind,
      @Nullable String method,
      String endpoint,
      FunctionReference handler,
      @Nullable Object context,
      CompiledScript script,
      ScriptLocation origin)
      implements Registration {

    @Override
    public String label() {
      return kind.mark() + (method == null ? "*" : method) + " " + endpoint;
    }
  }

  /** A console command, and the function that runs it. */
  record OfCommand(
      String prefix, FunctionReference function, CompiledScript script, ScriptLocation origin)
      implements Registration {

    @Override
    public String label() {
      return "command " + prefix;
    }
  }

  /** A module, and its hooks. */
  record OfModule(String name, ScriptTable hooks, CompiledScript script, ScriptLocation origin)
      implements Registration {

    @Override
    public String label() {
      return "module " + name;
    }
  }
}
