package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides the languages of GraalVM on the class path: {@code js}, {@code python}, …. */
public final class GraalEngineProvider implements EngineProvider {

  static final String ID = "graal";

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
   * <p>Finding them takes a polyglot engine, about 0.4 s; it is kept for the next start.
   *
   * @throws dev.httpsrv.api.EngineException if GraalVM does not start
   */
  @Override
  public synchronized List<ScriptLanguage> languages() {
    if (languages == null) {
      spare = Polyglot.start();
      languages = spare.languages();
    }
    return languages;
  }

  @Override
  public synchronized ScriptEngine start() {
    Polyglot polyglot = spare == null ? Polyglot.start() : spare;
    spare = null;
    polyglot.tellOnceIfInterpreted();
    return new GraalEngine(polyglot);
  }
}
