package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * Takes the routes of the configuration that is being built. Handlers are compared in the order of
 * registration, and the first that matches answers (Momentum's {@code msys.httpsrv.register}).
 */
public interface HttpsrvRegistry {

  /**
   * Registers a handler for an endpoint and everything below it.
   *
   * @param method the HTTP method, matched exactly, or null for every method
   * @param endpoint a path that starts with {@code /}; a trailing {@code /} makes no difference.
   *     {@code /foo} takes {@code /foo}, {@code /foo/} and {@code /foo/bar}, not {@code /foobar}; a
   *     segment <code>{id}</code> takes any one segment, and the handler reads it with {@link
   *     Session#pathParameter}
   * @throws IllegalArgumentException if the method is not a token or the endpoint not a path
   */
  void register(@Nullable String method, String endpoint, Handler handler);

  /**
   * Registers an authenticator for an endpoint and everything below it. It is found as handlers
   * are, and runs before them (Momentum's {@code msys.httpsrv.register_auth}).
   *
   * @throws IllegalArgumentException if the method is not a token or the endpoint not a path
   */
  void registerAuth(@Nullable String method, String endpoint, Authenticator authenticator);

  /**
   * Registers a console command.
   *
   * @param prefix the command's words, separated by blanks
   * @throws IllegalArgumentException if the prefix is blank or taken
   */
  void registerControl(String prefix, ControlCommand command);
}
