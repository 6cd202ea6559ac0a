package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.ThreadLocalAction;
import java.util.function.Consumer;

/**
 * An action as GraalVM runs it. Where GraalVM has compiled the script, it gets here through the
 * JVM, so a virtual thread that waits in the action keeps its carrier; elsewhere it leaves it.
 */
final class SafepointAction extends ThreadLocalAction {

  private final Consumer<Access> action;

  SafepointAction(Consumer<Access> action) {
    // With side effects, since it may end the call: there are moments in which that must not be.
    super(true, false);
    this.action = action;
  }

  @Override
  protected void perform(Access access) {
    action.accept(access);
  }
}
