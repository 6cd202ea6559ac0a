package dev.httpsrv.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A script raised an error and did not catch it. */
public final class ScriptRaisedException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  private final transient List<ScriptFrame> stack;

  /**
   * Reports what the script raised.
   *
   * @param message the error's message, without its place
   * @param stack the script's frames, innermost first
   * @param cause the Java exception behind it, null where there is none; a {@link
   *     StackOverflowError} where the calls were too deep for their stack
   */
  public ScriptRaisedException(String message, List<ScriptFrame> stack, @Nullable Throwable cause) {
    super(message, cause);
    this.stack = List.copyOf(stack);
  }

  /** Returns the script's frames, innermost first. */
  public List<ScriptFrame> stack() {
    return stack;
  }

  /** Returns where the error was raised; empty where the engine does not know. */
  public Optional<ScriptLocation> location() {
    return stack.stream().findFirst().map(ScriptFrame::location);
  }
}
