package dev.httpsrv.runtime.library;

import dev.httpsrv.api.CalledWith;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptProperty;
import dev.httpsrv.api.Session;
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

  /**
   * Registers a handler for an endpoint and everything below it.
   *
   * @param method the HTTP method, matched exactly; nothing for every method
   * @param endpoint a path that starts with {@code /}, whose segments may be parameters: <code>
   *     /users/{id}</code>
   * @param handler the function that answers, or its name
   * @param context a value that the handler reads with {@code service_ctx_get}
   */
  @ScriptName("register")
  public void register(
      @Nullable String method,
      String endpoint,
      @CalledWith(Session.class) FunctionReference handler,
      @Nullable Object context) {
    registrar.route(method, endpoint, handler, context);
  }

  /**
   * Registers an auth handler, which is found as handlers are, and runs before them. It returns the
   * user's name, or true for a request without one; anything else refuses the request, with the
   * response that it set, or else a 401 that asks for HTTP Basic.
   *
   * @param method the HTTP method, matched exactly; nothing for every method
   * @param path the path, as an endpoint is given
   * @param handler the function that decides, or its name
   */
  @ScriptName("register_auth")
  public void registerAuth(
      @Nullable String method, String path, @CalledWith(Session.class) FunctionReference handler) {
    registrar.authenticator(method, path, handler);
  }

  /**
   * Returns the suspended session that {@code request_event_get} named; nothing where it is not
   * suspended. It may be another interpreter's; only the values that it keeps are not to be had
   * then.
   *
   * @param event what {@code request_event_get} returned
   */
  @ScriptName("session_find")
  public @Nullable Session sessionFind(String event) {
    return registrar.suspended(event);
  }

  /** Returns the constant that says the response is complete. */
  @ScriptProperty("DONE")
  public long done() {
    return DONE;
  }

  /** Returns whether a script's handler has returned {@link #ASYNC}. */
  public static boolean isAsync(@Nullable Object returned) {
    return returned instanceof Long code && code == ASYNC;
  }

  /** Returns the constant that says the response follows later. */
  @ScriptProperty("ASYNC")
  public long async() {
    return ASYNC;
  }
}
