package dev.httpsrv.runtime.library;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptTable;
import org.jspecify.annotations.Nullable;

/** Takes what the scripts of one interpreter register while they are loaded. */
public interface Registrar {

  /** Takes a route. */
  void route(@Nullable String method, String endpoint, FunctionReference handler);

  /** Takes a console command. */
  void command(String prefix, FunctionReference function);

  /** Takes a module. */
  void module(String name, ScriptTable hooks);
}
