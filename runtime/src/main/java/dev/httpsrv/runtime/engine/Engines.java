package dev.httpsrv.runtime.engine;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engines that are there, and which of them runs which language. An engine starts when a script
 * first needs it. Any thread may use this.
 */
public final class Engines implements AutoCloseable {

  private final Map<String, Offer> offers;
  private final Map<String, String> preferred;
  private final SandboxPreset sandbox;

  private Engines(Map<String, Offer> offers, Map<String, String> preferred, SandboxPreset sandbox) {
    this.offers = offers;
    this.preferred = preferred;
    this.sandbox = sandbox;
  }

  /**
   * Returns the engines on the class path.
   *
   * @param preferred the id of the engine to use, by language, where several run it
   * @throws ConfigurationException if two have one id, or a preferred one is not there
   * @throws EngineException if a provider breaks
   */
  public static Engines discover(Map<String, String> preferred) {
    return discover(List.of(), preferred);
  }

  /**
   * Returns the engines on the class path and those on an engine path; otherwise as {@link
   * #discover(Map)}.
   *
   * @param enginePath jars, and folders whose jars belong together; what one of them brings, the
   *     others do not see
   * @throws ConfigurationException also if one of them is missing or has no engine
   */
  public static Engines discover(List<Path> enginePath, Map<String, String> preferred) {
    List<EngineProvider> providers =
        new ArrayList<>(Providers.load(ServiceLoader.load(EngineProvider.class).stream()));
    enginePath.forEach(each -> providers.addAll(Providers.of(each)));
    return of(providers, preferred);
  }

  /** Returns these engines; otherwise as {@link #discover(Map)}. */
  public static Engines of(List<EngineProvider> providers, Map<String, String> preferred) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    for (EngineProvider provider : providers) {
      Offer offer = Offer.of(provider);
      Offer other = offers.putIfAbsent(offer.id(), offer);
      if (other != null) {
        throw new ConfigurationException(
            "Two engines have the id %s: %s and %s. Remove one of them."
                .formatted(
                    offer.id(), Providers.origin(other.provider), Providers.origin(provider)));
      }
    }
    Engines engines = new Engines(offers, Map.copyOf(preferred), SandboxPreset.STANDARD);
    preferred.forEach(engines::checkPreference);
    return engines;
  }

  /**
   * Returns these engines for scripts that are kept in a sandbox; those that have started keep
   * theirs.
   */
  public Engines in(SandboxPreset preset) {
    if (preset == sandbox) {
      return this;
    }
    Map<String, Offer> fresh = new LinkedHashMap<>();
    offers.forEach((id, offer) -> fresh.put(id, offer.in(preset)));
    return new Engines(fresh, preferred, preset);
  }

  /** Returns what scripts are kept in. */
  public SandboxPreset sandbox() {
    return sandbox;
  }

  /** Returns the engines' offers, in the order in which they were found. */
  public List<Offer> offers() {
    return List.copyOf(offers.values());
  }

  /** Returns the language of files with this extension; empty where no engine runs one. */
  public Optional<String> languageOf(String extension) {
    return offers.values().stream()
        .flatMap(offer -> offer.languages().stream())
        .filter(language -> language.extensions().contains(extension))
        .map(ScriptLanguage::id)
        .findFirst();
  }

  /** Returns the extensions of a language's files, by any engine that runs it. */
  public List<String> extensionsOf(String language) {
    return offers.values().stream()
        .flatMap(offer -> offer.languages().stream())
        .filter(each -> each.id().equals(language))
        .flatMap(each -> each.extensions().stream().sorted())
        .distinct()
        .toList();
  }

  /**
   * Returns the engine that runs a language, and starts it if need be.
   *
   * @throws ConfigurationException if none runs it, or several do and none is preferred, or if it
   *     cannot keep the language's scripts in the sandbox
   * @throws EngineException if it cannot start
   */
  public ScriptEngine running(String language) {
    Offer offer = offerFor(language);
    Set<SandboxPreset> able = offer.sandboxes(language);
    if (!able.contains(sandbox)) {
      throw new ConfigurationException(
          "--sandbox %s: the engine %s cannot keep %s in it. Choose %s, or serve no script in %s."
              .formatted(
                  sandbox,
                  offer.id(),
                  language,
                  able.stream()
                      .sorted()
                      .map(each -> "--sandbox " + each)
                      .collect(Collectors.joining(" or ")),
                  language));
    }
    return offer.started();
  }

  /** Returns the id of the engine that runs a language; errors as {@link #running}. */
  public String idFor(String language) {
    return offerFor(language).id();
  }

  /** Returns the sentence that says no engine runs a language. */
  public String noneRuns(String language) {
    String found = offers.isEmpty() ? "none" : describe();
    return "No engine runs %s. Found: %s. Add an engine for %s to the class path."
        .formatted(language, found, language);
  }

  /** Closes the engines that were started, all of them even if one fails. */
  @Override
  public void close() {
    RuntimeException failure = null;
    for (Offer offer : offers.values()) {
      try {
        offer.close();
      } catch (RuntimeException | LinkageError e) {
        HttpsrvException wrapped = Offer.failure(offer.id(), "it cannot be closed", e);
        if (failure == null) {
          failure = wrapped;
        } else {
          failure.addSuppressed(wrapped);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private Offer offerFor(String language) {
    List<Offer> able = offers.values().stream().filter(offer -> offer.runs(language)).toList();
    String wanted = preferred.get(language);
    if (wanted != null) {
      able = able.stream().filter(offer -> offer.id().equals(wanted)).toList();
    }
    if (able.isEmpty()) {
      throw new ConfigurationException(noneRuns(language));
    }
    if (able.size() > 1) {
      throw new ConfigurationException(
          "Several engines run %s: %s. Choose one, such as --engine %s=%s."
              .formatted(
                  language,
                  able.stream().map(Offer::id).collect(Collectors.joining(", ")),
                  language,
                  able.getFirst().id()));
    }
    return able.getFirst();
  }

  private void checkPreference(String language, String id) {
    Offer offer = offers.get(id);
    if (offer == null || !offer.runs(language)) {
      throw new ConfigurationException(
          "--engine %s=%s: %s. Found: %s."
              .formatted(
                  language,
                  id,
                  offer == null
                      ? "there is no engine of that id"
                      : "that engine does not run " + language,
                  offers.isEmpty() ? "none" : describe()));
    }
  }

  private String describe() {
    return offers.values().stream()
        .map(
            offer ->
                offer.id()
                    + offer.languages().stream()
                        .map(ScriptLanguage::id)
                        .collect(Collectors.joining(", ", " (", ")")))
        .collect(Collectors.joining(", "));
  }

  /** What one engine offers. */
  public static final class Offer {

    private final EngineProvider provider;
    private final String id;
    private final Map<String, ScriptLanguage> languages;
    private final SandboxPreset sandbox;
    private final Object starting = new Object();
    private @Nullable ScriptEngine started;

    private Offer(
        EngineProvider provider,
        String id,
        Map<String, ScriptLanguage> languages,
        SandboxPreset sandbox) {
      this.provider = provider;
      this.id = id;
      this.languages = languages;
      this.sandbox = sandbox;
    }

    private Offer in(SandboxPreset preset) {
      return new Offer(provider, id, languages, preset);
    }

    static Offer of(EngineProvider provider) {
      String id = idOf(provider);
      Map<String, ScriptLanguage> languages = new HashMap<>();
      try {
        for (ScriptLanguage language : provider.languages()) {
          languages.put(language.id(), language);
        }
      } catch (RuntimeException | LinkageError e) {
        throw failure(id, "it cannot say which languages it runs", e);
      }
      return new Offer(provider, id, languages, SandboxPreset.STANDARD);
    }

    private static String idOf(EngineProvider provider) {
      @Nullable String id;
      try {
        id = provider.id();
      } catch (RuntimeException | LinkageError e) {
        throw failure(Providers.origin(provider), "it cannot say its id", e);
      }
      if (id == null || id.isBlank()) {
        throw new ConfigurationException(
            "An engine has no id: %s. Its provider must return one."
                .formatted(Providers.origin(provider)));
      }
      return id;
    }

    /** Returns the engine's id. */
    public String id() {
      return id;
    }

    /** Returns the languages it runs, by id. */
    public List<ScriptLanguage> languages() {
      return languages.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }

    /**
     * Returns the engine, and starts it if need be.
     *
     * @throws EngineException if it cannot start
     */
    public ScriptEngine started() {
      synchronized (starting) {
        if (started == null) {
          started = start();
        }
        return started;
      }
    }

    private ScriptEngine start() {
      @Nullable ScriptEngine engine;
      try {
        engine = provider.start(sandbox);
      } catch (RuntimeException | LinkageError e) {
        throw failure(id, "it cannot start", e);
      }
      if (engine == null) {
        throw new EngineException(
            id, "it cannot start: its provider returned no engine. Remove it, or mend it.", null);
      }
      return engine;
    }

    private Set<SandboxPreset> sandboxes(String language) {
      try {
        return provider.sandboxes(language);
      } catch (RuntimeException | LinkageError e) {
        throw failure(id, "it cannot say which sandboxes it has", e);
      }
    }

    boolean runs(String language) {
      return languages.containsKey(language);
    }

    void close() {
      synchronized (starting) {
        ScriptEngine engine = started;
        started = null;
        if (engine != null) {
          engine.close();
        }
      }
    }

    private static HttpsrvException failure(String id, String what, Throwable cause) {
      if (cause instanceof EngineException known) {
        return known;
      }
      return new EngineException(
          id, "%s: %s. Remove it, or mend it.".formatted(what, cause), cause);
    }
  }
}
