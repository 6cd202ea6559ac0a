package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.runtime.problem.Problems;
import dev.httpsrv.runtime.route.Route;
import dev.httpsrv.runtime.route.RouteTable;
import dev.httpsrv.runtime.script.ScriptFolders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds one generation. The first interpreter of each language, the leader, decides what is
 * registered, in the order of the scripts; the others must repeat it.
 */
public final class GenerationBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationBuilder.class);

  private final GenerationSettings settings;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final GenerationRegistry registered;
  private final Map<String, Leader> leaders = new LinkedHashMap<>();
  private final boolean first;

  private GenerationBuilder(GenerationSettings settings, boolean first) {
    this.settings = settings;
    this.registered = new GenerationRegistry(settings.limits());
    this.first = first;
  }

  /**
   * Builds a generation. If that fails, everything begun is closed again.
   *
   * @param first whether it is the server's first: then each language has to show that its scripts
   *     can be stopped
   * @throws ConfigurationException with every problem that was found
   */
  public static Generation build(GenerationSettings settings, boolean first) {
    return new GenerationBuilder(settings, first).build();
  }

  private Generation build() {
    try {
      settings.javaRoutes().accept(registered);
      ScriptFolders folders = ScriptFolders.read(settings.roots(), settings.engines());
      for (Script script : folders.scripts()) {
        attempt(script.file(), () -> leader(script.language(), folders).load(script));
      }
      runHooks(Hook.INIT);
      runHooks(Hook.RSRC_SETUP);
      if (problems.isEmpty()) {
        addFollowers();
      }
    } catch (HttpsrvException e) {
      problems.addAll(Problems.of(e));
    } catch (RuntimeException | Error e) {
      leaders.values().forEach(Leader::discard);
      throw e;
    }
    if (!problems.isEmpty()) {
      leaders.values().forEach(Leader::discard);
      throw new ConfigurationException(List.copyOf(problems));
    }
    settings
        .limits()
        .unused(registered.all().map(Route::endpoint).toList())
        .forEach(
            endpoint ->
                LOG.warn("There are limits for {}, but no route at it or below it", endpoint));
    registered.all().forEach(GenerationBuilder::warn);
    leaders.values().forEach(Leader::publish);
    return new Generation(
        RouteTable.of(registered.authenticators()),
        RouteTable.of(registered.routes()),
        Collections.unmodifiableMap(registered.commands()),
        leaders.values().stream().map(Leader::pool).toList());
  }

  private static void warn(Route<Target> route) {
    for (String doubt : route.doubts()) {
      LOG.warn("{}", new Problem(route.origin(), doubt));
    }
  }

  private void runHooks(Hook hook) {
    for (GenerationRegistry.Module module : List.copyOf(registered.modules())) {
      attempt(
          module.registration().origin().file(),
          () -> module.loader().run(hook, module.registration()));
    }
  }

  /** Takes a step, and notes what is wrong, so that the next script's problems are found too. */
  private void attempt(String file, Runnable step) {
    try {
      step.run();
    } catch (HttpsrvException e) {
      problems.addAll(Problems.of(e));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.error("An engine failed while loading {}", file, e);
      problems.add(new Problem(new ScriptLocation(file, 0), "the engine failed: " + e));
    }
  }

  private Leader leader(String language, ScriptFolders folders) {
    Leader known = leaders.get(language);
    if (known == null) {
      known =
          new Leader(
              new CompiledScripts(language, settings.engines().running(language), folders),
              settings,
              registered);
      leaders.put(language, known);
    }
    return known;
  }

  private void addFollowers() {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<?>> loading = new ArrayList<>();
      for (Leader leader : leaders.values()) {
        for (int i = 1; i < settings.pools().interpreters(); i++) {
          int number = i + 1;
          loading.add(threads.submit(() -> leader.addFollower(number)));
        }
        if (first) {
          loading.add(threads.submit(leader::checkThatLimitsWork));
        }
      }
      for (Future<?> each : loading) {
        join(each);
      }
    }
  }

  private void join(Future<?> loading) {
    try {
      loading.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException("interrupted while interpreters were being loaded");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case HttpsrvException known -> problems.addAll(Problems.of(known));
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
