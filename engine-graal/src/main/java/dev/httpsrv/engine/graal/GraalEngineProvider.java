package dev.httpsrv.engine.graal;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Provides the languages of GraalVM on the class path: {@code js}, {@code python}, …. */
public final class GraalEngineProvider implements EngineProvider {

  static final String ID = "graal";

  private static final Logger LOG = LoggerFactory.getLogger(GraalEngineProvider.class);

  // A JVM is told once, however many servers it runs: nothing else about it is shared.
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private @Nullable List<ScriptLanguage> languages;
  private @Nullable Polyglot spare;

  /** Creates the provider; nothing of GraalVM is touched yet. */
  public GraalEngineProvider() {}

  @Override
  public String id() {
    return ID;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The languages' jars say what they hold. Where they do not, a polyglot engine is started to
   * ask it, which takes about 0.4 s; it is kept for the next start.
   *
   * @throws dev.httpsrv.api.EngineException if GraalVM does not start
   */
  @Override
  public synchronized List<ScriptLanguage> languages() {
    if (languages == null) {
      languages = new LanguageFinder(GraalEngineProvider.class.getClassLoader()).languages();
      if (languages.isEmpty()) {
        spare = Polyglot.start();
        languages = spare.languages();
      }
    }
    return languages;
  }

  /**
   * {@inheritDoc}
   *
   * <p>In Python a script can always change what others find: their modules, and the language's.
   */
  @Override
  public Set<SandboxPreset> sandboxes(String language) {
    return switch (Shape.of(language)) {
      case JAVASCRIPT -> EnumSet.allOf(SandboxPreset.class);
      case PYTHON -> EnumSet.of(SandboxPreset.STANDARD, SandboxPreset.TRUSTED);
      case GENERIC -> EnumSet.of(SandboxPreset.STANDARD);
    };
  }

  @Override
  public synchronized ScriptEngine start(SandboxPreset sandbox) {
    Polyglot polyglot = spare == null ? Polyglot.start() : spare;
    spare = null;
    tellIfInterpreted(polyglot);
    return new GraalEngine(polyglot, sandbox);
  }

  private void tellIfInterpreted(Polyglot polyglot) {
    if (polyglot.isInterpreted() && TOLD.compareAndSet(false, true)) {
      LOG.info(
          "GraalVM runs scripts interpreted, which is several times slower. The httpsrv launcher"
              + " sets the JVM up for the optimizing runtime; docs/embedding.md tells what an"
              + " application that embeds httpsrv needs.");
    }
  }
}
