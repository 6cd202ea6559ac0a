package dev.httpsrv.api;

/** A script does not parse. */
public final class ScriptSyntaxException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  private final transient ScriptLocation location;

  /** Reports what is wrong, and where. */
  public ScriptSyntaxException(ScriptLocation location, String message) {
    super(message, null);
    this.location = location;
  }

  /** Returns where parsing failed. */
  public ScriptLocation location() {
    return location;
  }
}
