package dev.httpsrv.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A script passed one of its limits and was stopped; mend the script, or give it more. */
public final class ScriptStoppedException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  /** Which limit it passed. */
  private final Limit limit;

  /** What it did. */
  private final String what;

  private final transient @Nullable ScriptLocation location;

  /**
   * Reports why the script was stopped.
   *
   * @param what what it did: a route's endpoint, or what else was asked of it
   * @param message which limit it passed, without the place
   * @param location where it was by then; null where that is not known
   */
  public ScriptStoppedException(
      Limit limit, String what, String message, @Nullable ScriptLocation location) {
    super(message, null);
    this.limit = limit;
    this.what = what;
    this.location = location;
  }

  /** Returns the limit that was passed. */
  public Limit limit() {
    return limit;
  }

  /** Returns what the script did: a route's endpoint, or what else was asked of it. */
  public String what() {
    return what;
  }

  /** Returns where the script was stopped; empty where that is not known. */
  public Optional<ScriptLocation> location() {
    return Optional.ofNullable(location);
  }
}
