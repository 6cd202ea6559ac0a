package dev.httpsrv.runtime.library;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import org.jspecify.annotations.Nullable;

/** Takes what the scripts of one interpreter register while they are loaded. */
public interface Registrar {

  /** Takes a route, and a value that its handler reads. */
  void route(
      @Nullable String method,
      String endpoint,
      FunctionReference handler,
      @Nullable Object context);

  /** Takes an auth handler. */
  void authenticator(@Nullable String method, String endpoint, FunctionReference handler);

  /** Returns the suspended session of an event, null where there is none. */
  @Nullable Session suspended(String event);

  /** Takes a console command. */
  void command(String prefix, FunctionReference function);

  /** Takes a module. */
  void module(String name, ScriptTable hooks);
}
