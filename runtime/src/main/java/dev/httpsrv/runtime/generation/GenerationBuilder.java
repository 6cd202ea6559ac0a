package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Authenticator;
import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.ControlCommand;
import dev.httpsrv.api.Handler;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.runtime.console.Command;
import dev.httpsrv.runtime.console.Console;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  private final List<Route<Target>> guards = new ArrayList<>();
  private final List<Route<Target>> routes = new ArrayList<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final List<Module> modules = new ArrayList<>();
  private final Map<String, Leader> leaders = new LinkedHashMap<>();

  private final boolean first;

  private GenerationBuilder(GenerationSettings settings, boolean first) {
    this.settings = settings;
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
      settings.javaRoutes().accept(new JavaRegistry());
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
        .unused(Stream.concat(guards.stream(), routes.stream()).map(Route::endpoint).toList())
        .forEach(
            endpoint ->
                LOG.warn("There are limits for {}, but no route at it or below it", endpoint));
    Stream.concat(guards.stream(), routes.stream()).forEach(GenerationBuilder::warn);
    leaders.values().forEach(Leader::publish);
    return new Generation(
        RouteTable.of(guards),
        RouteTable.of(routes),
        Collections.unmodifiableMap(commands),
        leaders.values().stream().map(each -> each.pool).toList());
  }

  private static void warn(Route<Target> route) {
    for (String doubt : route.doubts()) {
      LOG.warn("{}", new Problem(route.origin(), doubt));
    }
  }

  private void runHooks(Hook hook) {
    for (Module module : List.copyOf(modules)) {
      attempt(
          module.registration().origin().file(),
          () -> module.interpreter().run(hook, module.registration()));
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
          new Leader(new CompiledScripts(language, settings.engines().running(language), folders));
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

  /** Returns a route; a refusal names the function that was called. */
  private static Route<Target> route(
      String function,
      @Nullable String method,
      String endpoint,
      Target target,
      @Nullable ScriptLocation origin) {
    try {
      return new Route<>(method, endpoint, target, origin);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(function + ": " + e.getMessage(), e);
    }
  }

  private void addCommand(String prefix, Command command) {
    String words = prefix.strip().replaceAll("\\s+", " ");
    if (words.isEmpty()) {
      throw new IllegalArgumentException("registerControl: the command has no name; give it one");
    }
    if (Console.BUILT_IN.contains(words)) {
      throw new IllegalArgumentException(
          "registerControl: \"%s\" is a command of the console itself; choose another name"
              .formatted(words));
    }
    Command other = commands.putIfAbsent(words, command);
    if (other != null) {
      throw new IllegalArgumentException(
          "registerControl: \"%s\" is registered already, by %s; choose another name"
              .formatted(words, other.origin()));
    }
  }

  private record Module(LoadedInterpreter interpreter, Registration.OfModule registration) {}

  /** A language's first interpreter, what it registered, and the pool it leads. */
  private final class Leader {

    private final CompiledScripts scripts;
    private final InterpreterPool pool;
    private final String engineId;
    private final LoadedInterpreter interpreter;
    private final List<Expected> registered = new ArrayList<>();
    private final List<Script> loaded = new ArrayList<>();
    private final List<LoadedInterpreter> followers = new ArrayList<>();

    Leader(CompiledScripts scripts) {
      this.scripts = scripts;
      this.pool =
          new InterpreterPool(
              scripts.language(),
              settings.pools(),
              settings.watch(),
              CallThreads.of(settings.threads(), scripts.engine().prefersFewThreads()));
      this.engineId = settings.engines().idFor(scripts.language());
      this.interpreter = interpreter(1, this::register);
    }

    void load(Script script) {
      loaded.add(script);
      interpreter.load(scripts.compiled(script));
    }

    void checkThatLimitsWork() {
      new LimitCheck(scripts, engineId).run(interpreter);
    }

    void discard() {
      interpreter.close();
      followers.forEach(LoadedInterpreter::close);
    }

    void publish() {
      followers.forEach(this::publish);
      publish(interpreter);
      pool.growFrom(this::spare);
    }

    private void publish(LoadedInterpreter each) {
      each.seal();
      pool.add(each);
    }

    private LoadedInterpreter interpreter(int number, RegistrationSink sink) {
      return new LoadedInterpreter(number, scripts, pool, settings, sink);
    }

    private void register(int index, Registration registration) {
      try {
        take(index, registration);
        registered.add(new Expected(registration, null));
      } catch (IllegalArgumentException refusal) {
        registered.add(new Expected(registration, refusal.getMessage()));
        throw refusal;
      }
    }

    private void take(int index, Registration registration) {
      switch (registration) {
        case Registration.OfRoute route ->
            (route.guard() ? guards : routes)
                .add(
                    route(
                        route.guard() ? "register_auth" : "register",
                        route.method(),
                        route.endpoint(),
                        new Target.OfScript(
                            pool,
                            index,
                            Work.handling(
                                route.endpoint(),
                                settings.limits().of(route.endpoint()),
                                route.origin()),
                            engineId),
                        route.origin()));
        case Registration.OfCommand command ->
            addCommand(
                command.prefix(),
                new Command(
                    command.origin().toString(), (line, out) -> run(command, index, line, out)));
        case Registration.OfModule module -> modules.add(new Module(interpreter, module));
      }
    }

    private void run(
        Registration.OfCommand registered, int command, CommandLine line, Consumer<String> output) {
      pool.callAside(
          Work.loading(
              "command " + registered.prefix(), settings.limits().defaults(), registered.origin()),
          interpreter -> {
            interpreter.run(command, line, output);
            return null;
          });
    }

    void addFollower(int number) {
      Follower follower = new Follower(registered);
      LoadedInterpreter loading = interpreter(number, follower);
      synchronized (followers) {
        followers.add(loading);
      }
      follow(loading, follower);
    }

    private LoadedInterpreter spare(int number) {
      Follower follower = new Follower(registered);
      LoadedInterpreter spare = interpreter(number, follower);
      boolean done = false;
      try {
        follow(spare, follower);
        spare.seal();
        done = true;
      } finally {
        if (!done) {
          spare.close();
        }
      }
      return spare;
    }

    private void follow(LoadedInterpreter loading, Follower follower) {
      for (Script script : loaded) {
        loading.load(scripts.compiled(script));
      }
      for (Hook each : List.of(Hook.INIT, Hook.RSRC_SETUP)) {
        for (Registration.OfModule module : List.copyOf(loading.modules())) {
          loading.run(each, module);
        }
      }
      follower.checkComplete();
    }
  }

  /**
   * What a leader registered, or tried to.
   *
   * @param refusal why it was refused; null where it was not
   */
  private record Expected(Registration registration, @Nullable String refusal) {}

  /** Checks that an interpreter registers what its leader did, at the same place in the order. */
  private static final class Follower implements RegistrationSink {

    private final List<Expected> expected;
    private int next;

    Follower(List<Expected> expected) {
      this.expected = expected;
    }

    @Override
    public void accept(int index, Registration registration) {
      Expected wanted = next < expected.size() ? expected.get(next) : null;
      if (wanted == null || !wanted.registration().label().equals(registration.label())) {
        throw new IllegalArgumentException(
            "another interpreter registered %s where this one registers %s; every interpreter must register the same, in the same order"
                .formatted(
                    wanted == null
                        ? "nothing"
                        : "%s (%s)"
                            .formatted(
                                wanted.registration().label(), wanted.registration().origin()),
                    registration.label()));
      }
      next++;
      if (wanted.refusal() != null) {
        throw new IllegalArgumentException(wanted.refusal());
      }
    }

    void checkComplete() {
      if (next < expected.size()) {
        Registration missing = expected.get(next).registration();
        throw new ConfigurationException(
            List.of(
                new Problem(
                    missing.origin(),
                    "one interpreter registered %s, another did not; every interpreter must register the same, in the same order"
                        .formatted(missing.label()))));
      }
    }
  }

  private final class JavaRegistry implements HttpsrvRegistry {

    @Override
    public void register(@Nullable String method, String endpoint, Handler handler) {
      routes.add(
          route(
              "register",
              method,
              endpoint,
              new Target.OfJava(handler, settings.limits().of(endpoint)),
              null));
    }

    @Override
    public void registerAuth(
        @Nullable String method, String endpoint, Authenticator authenticator) {
      guards.add(
          route(
              "registerAuth",
              method,
              endpoint,
              new Target.OfJavaGuard(authenticator, settings.limits().of(endpoint)),
              null));
    }

    @Override
    public void registerControl(String prefix, ControlCommand command) {
      addCommand(prefix, new Command("Java code", command));
    }
  }
}
