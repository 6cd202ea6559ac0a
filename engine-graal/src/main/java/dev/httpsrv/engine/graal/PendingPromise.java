package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.PendingResult;
import java.util.function.UnaryOperator;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** A promise that is not settled yet. Its value is converted in the interpreter, as it settles. */
final class PendingPromise implements PendingResult {

  private final GraalInterpreter interpreter;
  private final Value outcome;
  private final UnaryOperator<Value> value;
  private @Nullable Object result;
  private @Nullable RuntimeException failure;
  private volatile boolean settled;

  /**
   * Watches a promise.
   *
   * @param outcome what the prelude keeps of it, with a function {@code whenSettled}
   * @param value gives the value of an outcome that is there
   */
  PendingPromise(GraalInterpreter interpreter, Value outcome, UnaryOperator<Value> value) {
    this.interpreter = interpreter;
    this.outcome = outcome;
    this.value = value;
  }

  @Override
  public void whenSettled(Runnable then) {
    ProxyExecutable settle =
        _ -> {
          settle();
          then.run();
          return null;
        };
    outcome.getMember("whenSettled").executeVoid(settle);
  }

  @Override
  public @Nullable Object result() {
    if (!settled) {
      throw new IllegalStateException("the promise is not settled");
    }
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  private void settle() {
    try {
      result = interpreter.toJava().result(value.apply(outcome));
    } catch (PolyglotException e) {
      failure = interpreter.failures().translate(e);
    } catch (RuntimeException e) {
      failure = e;
    }
    settled = true;
  }
}
