package dev.httpsrv.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script raised an error and did not catch it. Where that consists of others, the first of them
 * are {@linkplain #getSuppressed suppressed}.
 */
public final class ScriptRaisedException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  private final transient List<ScriptFrame> stack;

  /**
   * Reports what the script raised.
   *
   * @param message the error's message, without its place
   * @param stack the script's frames, innermost first
   * @param cause the Java exception behind it, null where there is none; a {@link
   *     StackOverflowError} where the calls were too deep for their stack, another of these where
   *     the script raised it because of an earlier error
   */
  public ScriptRaisedException(String message, List<ScriptFrame> stack, @Nullable Throwable cause) {
    super(message, cause);
    this.stack = List.copyOf(stack);
  }

  /**
   * Reports a raised value that is no error of the language's, whose message would tell of it.
   *
   * @param value the value, with {@link ScriptData.Unfit} in the place of what is no data
   * @param stack the script's frames, innermost first
   */
  public static ScriptRaisedException ofValue(ScriptData value, List<ScriptFrame> stack) {
    return new ScriptRaisedException("raised " + value, stack, null);
  }

  /**
   * Returns this, or where its place is not known one that names the place where the function that
   * was called is registered.
   *
   * @param registered that place; null where the function is Java's
   */
  public ScriptRaisedException placed(@Nullable ScriptLocation registered) {
    if (registered == null || !stack.isEmpty()) {
      return this;
    }
    ScriptRaisedException placed =
        new ScriptRaisedException(
            String.valueOf(getMessage()),
            List.of(new ScriptFrame("registration", registered)),
            getCause());
    for (Throwable member : getSuppressed()) {
      placed.addSuppressed(member);
    }
    return placed;
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
