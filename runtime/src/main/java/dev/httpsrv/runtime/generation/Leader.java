package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.CommandLine;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.runtime.console.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A language's first interpreter, what it registered, and the pool it leads. */
final class Leader {

  private final CompiledScripts scripts;
  private final GenerationSettings settings;
  private final GenerationRegistry registered;
  private final InterpreterPool pool;
  private final CallThreads threads;
  private final CallRunner runner;
  private final String engineId;
  private final LoadedInterpreter interpreter;
  private final List<Follower.Expected> expected = new ArrayList<>();
  private final List<Script> loaded = new ArrayList<>();
  private final List<LoadedInterpreter> followers = new ArrayList<>();

  Leader(CompiledScripts scripts, GenerationSettings settings, GenerationRegistry registered) {
    this.scripts = scripts;
    this.settings = settings;
    this.registered = registered;
    this.pool = new InterpreterPool(scripts.language(), settings.pools());
    this.threads = CallThreads.of(settings.threads(), scripts.engine().prefersFewThreads());
    this.runner =
        new CallRunner(scripts.language(), pool, settings.pools(), settings.watch(), threads);
    this.engineId = settings.engines().idFor(scripts.language());
    this.interpreter = interpreter(1, this::register);
  }

  /** Returns the pool that it leads. */
  InterpreterPool pool() {
    return pool;
  }

  void load(Script script) {
    loaded.add(script);
    interpreter.loader().load(scripts.compiled(script));
  }

  void checkThatLimitsWork() {
    new LimitCheck(scripts, engineId).run(interpreter.loader());
  }

  void discard() {
    interpreter.close();
    followers.forEach(LoadedInterpreter::close);
  }

  void publish() {
    followers.forEach(this::publish);
    publish(interpreter);
    Supply supply =
        new Supply(scripts.language(), pool.roster().fullSize(), this::spare, pool::add);
    settings.watch().add(pool, new Growth(pool, settings.pools(), supply));
  }

  private void publish(LoadedInterpreter each) {
    each.loader().seal();
    pool.add(each);
  }

  private LoadedInterpreter interpreter(int number, RegistrationSink sink) {
    return new LoadedInterpreter(number, scripts, pool, threads, settings, sink);
  }

  private void register(int index, Registration registration) {
    try {
      take(index, registration);
      expected.add(new Follower.Expected(registration, null));
    } catch (IllegalArgumentException refusal) {
      expected.add(new Follower.Expected(registration, refusal.getMessage()));
      throw refusal;
    }
  }

  private void take(int index, Registration registration) {
    switch (registration) {
      case Registration.OfRoute route ->
          registered.add(
              route,
              new ScriptTarget(
                  runner,
                  index,
                  Work.handling(
                      route.endpoint(), settings.limits().of(route.endpoint()), route.origin()),
                  engineId));
      case Registration.OfCommand command -> {
        Work work =
            Work.loading(
                "command " + command.prefix(), settings.limits().defaults(), command.origin());
        registered.add(
            command.prefix(),
            new Command(command.origin().toString(), (line, out) -> run(work, index, line, out)));
      }
      case Registration.OfModule module -> registered.add(interpreter.loader(), module);
    }
  }

  private void run(Work work, int command, CommandLine line, Consumer<String> output) {
    work.checkEnds();
    runner.callAside(
        work,
        interpreter -> {
          interpreter.run(command, line, output);
          return null;
        });
  }

  void addFollower(int number) {
    Follower follower = new Follower(expected);
    LoadedInterpreter loading = interpreter(number, follower);
    synchronized (followers) {
      followers.add(loading);
    }
    follow(loading.loader(), follower);
  }

  private LoadedInterpreter spare(int number) {
    Follower follower = new Follower(expected);
    LoadedInterpreter spare = interpreter(number, follower);
    boolean done = false;
    try {
      follow(spare.loader(), follower);
      spare.loader().seal();
      done = true;
    } finally {
      if (!done) {
        spare.close();
      }
    }
    return spare;
  }

  private void follow(ScriptLoader loader, Follower follower) {
    for (Script script : loaded) {
      loader.load(scripts.compiled(script));
    }
    for (Hook each : List.of(Hook.INIT, Hook.RSRC_SETUP)) {
      for (Registration.OfModule module : List.copyOf(loader.modules())) {
        loader.run(each, module);
      }
    }
    follower.checkComplete();
  }
}
