package dev.httpsrv.runtime.library;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptProperty;
import org.jspecify.annotations.Nullable;

/** {@code msys.httpsrv}: registers endpoints. */
@ScriptLibrary({"msys.httpsrv", "msys.extended.httpsrv"})
public final class HttpsrvLibrary {

  /** What a handler returns when the response is complete. */
  public static final long DONE = 0;

  /** What a handler returns when the response follows later. */
  // No count or length that a handler happens to return must mean this.
  public static final long ASYNC = -115;

  private final Registrar registrar;

  /** Creates the library of one interpreter. */
  public HttpsrvLibrary(Registrar registrar) {
    this.registrar = registrar;
  }

  /** Registers a handler for an endpoint and everything below it. */
  @ScriptName("register")
  public void register(@Nullable String method, String endpoint, FunctionReference handler) {
    registrar.route(method, endpoint, handler);
  }

  /** Returns the constant that says the response is complete. */
  @ScriptProperty("DONE")
  public long done() {
    return DONE;
  }

  /** Returns the constant that says the response follows later. */
  @ScriptProperty("ASYNC")
  public long async() {
    return ASYNC;
  }
}
