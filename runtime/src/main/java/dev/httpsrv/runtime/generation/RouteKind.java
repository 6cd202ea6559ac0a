package dev.httpsrv.runtime.generation;

/** What a script's route is for. */
enum RouteKind {
  /** To answer requests. */
  HANDLER("register", ""),

  /** To decide who may go on to a handler. */
  AUTHENTICATOR("register_auth", "auth ");

  private final String function;
  private final String mark;

  RouteKind(String function, String mark) {
    this.function = function;
    this.mark = mark;
  }

  /** Returns the function by which scripts register it. */
  String function() {
    return function;
  }

  /** Returns what stands before its method where people read it. */
  String mark() {
    return mark;
  }
}
