package dev.httpsrv.api.spi;

import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One isolated script state. One thread at a time may use it, and it need not be the same each
 * time.
 */
public interface Interpreter extends AutoCloseable {

  /**
   * Runs a script, unless it has run in this interpreter already, by {@code require} for example.
   *
   * @throws dev.httpsrv.api.ScriptSyntaxException if the script does not parse
   * @throws dev.httpsrv.api.ScriptRaisedException if the script raised
   */
  void load(CompiledScript script);

  /**
   * Returns the global function of a loaded script; empty where it has none of that name.
   *
   * @param name the name; an engine may also take names with dots, such as {@code shop.price} for
   *     the member of a global
   */
  Optional<ScriptFunction> function(CompiledScript script, String name);

  /**
   * Returns the place of the script's call that is in progress. Called by the Java side of a
   * function that a script called, or by an action at a safepoint; there it may be empty.
   */
  Optional<ScriptLocation> callSite();

  /**
   * Puts the calls in progress aside, so that another thread may use the interpreter while this one
   * waits inside a function that a script called. An {@link Error} may end these calls instead, on
   * this thread and without the interpreter: on its way it must touch nothing that another thread
   * uses, and run nothing of the script.
   *
   * @return what takes them up again, run by this thread when the interpreter is its own once more;
   *     null if this engine cannot
   */
  default @Nullable Runnable pause() {
    return null;
  }

  /**
   * Has a call in progress run an action on its own thread at its next safepoint: a place between
   * two steps of the script, as at the end of a loop's body or the beginning of a function. The
   * action may wait, for as long as the call is to pause; an {@link Error} that it throws ends the
   * call, and the script cannot catch it. Any thread may ask, at any time. This is how a call is
   * stopped that has passed a limit, so whatever a script can do for long should come to a
   * safepoint within milliseconds.
   *
   * @param thread the thread that runs the call
   * @param action runs at most once; by then the thread may run another call, of another
   *     interpreter too, so it looks for itself whether it is still wanted
   * @return what withdraws the request, unless the action has begun; to be run by whoever asked,
   *     once the call has ended without having come to a safepoint. Null if this engine has no
   *     safepoints; then the action does not run
   */
  default @Nullable Runnable atSafepoint(Thread thread, Runnable action) {
    return null;
  }

  /**
   * Ends the interpreter and frees what it holds; closing twice does nothing. Any thread may close
   * it while a call runs in it that {@link #atSafepoint} does not end; then whatever the engine can
   * do ends that call, and closing may take as long as the call.
   */
  @Override
  void close();
}
