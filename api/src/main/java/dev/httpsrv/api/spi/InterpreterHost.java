package dev.httpsrv.api.spi;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What an interpreter's scripts see of the world. */
public interface InterpreterHost {

  /** Returns the libraries to bind. */
  List<LibraryBinding> libraries();

  /**
   * Returns the script that a {@code require} or {@code import} names; empty where there is none.
   *
   * @param name the script's name, with dots between folders
   * @throws dev.httpsrv.api.ScriptSyntaxException if it does not parse
   */
  Optional<CompiledScript> find(String name);

  /**
   * Waits on this thread, inside a call of a script. Others use the interpreter meanwhile, if
   * {@link Interpreter#pause} lets them.
   *
   * @return the result
   * @throws RuntimeException what the waiting threw
   */
  default @Nullable Object await(Waiting waiting) {
    try {
      return waiting.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  /**
   * Waits on a thread of its own; then hands the result over, as a call of the script does, with
   * the interpreter to itself.
   *
   * @param then takes the result, or what was thrown in its place
   */
  default void whenDone(Waiting waiting, BiConsumer<@Nullable Object, @Nullable Throwable> then) {
    Object result = null;
    Throwable failure = null;
    try {
      result = await(waiting);
    } catch (RuntimeException e) {
      failure = e;
    }
    then.accept(result, failure);
  }

  /** Takes the error of a promise that no script handles; it ends no call. */
  default void unhandled(HttpsrvException error) {
    print(String.valueOf(error.getMessage()));
  }

  /**
   * Takes what a script printed.
   *
   * @param text the printed values, separated by tabs, without the line's end
   */
  void print(String text);
}
