package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a language's scripts can be stopped, in a virtual thread, as handlers run in. There
 * are engines that lose this for good by something that others in the JVM have done before.
 */
final class LimitCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String NAME = "httpsrv-endless";

  private final CompiledScripts scripts;
  private final String engineId;
  private volatile @Nullable Throwable end;

  LimitCheck(CompiledScripts scripts, String engineId) {
    this.scripts = scripts;
    this.engineId = engineId;
  }

  /**
   * Stops an endless script in a loader's interpreter, which is unchanged by that.
   *
   * @throws EngineException if it does not stop
   */
  void run(ScriptLoader loader) {
    scripts
        .engine()
        .endlessScript(scripts.language())
        .map(this::compiled)
        .ifPresent(script -> run(loader, script));
  }

  private CompiledScript compiled(String source) {
    return scripts
        .engine()
        .compile(
            new Script(NAME, NAME, scripts.language(), source.getBytes(StandardCharsets.US_ASCII)));
  }

  private void run(ScriptLoader loader, CompiledScript script) {
    Thread thread =
        Thread.ofVirtual()
            .name(NAME)
            .uncaughtExceptionHandler((_, thrown) -> end = thrown)
            .start(() -> loader.tryToStop(script));
    boolean ended;
    try {
      ended = thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = false;
    }
    if (!ended || !(end instanceof ScriptStoppedException)) {
      throw new EngineException(
          engineId,
          "its scripts in %s cannot be stopped (%s), so no limit would hold; httpsrv does not serve with it"
              .formatted(scripts.language(), ended ? end : "an endless loop runs on"),
          end);
    }
  }
}
