package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.runtime.exchange.SuspendedSessions;
import dev.httpsrv.runtime.library.Registrar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of one interpreter register while they are loaded. The thread that runs them
 * uses it.
 */
final class InterpreterRegistrations implements Registrar {

  private final LoadedInterpreter interpreter;
  private final RegistrationSink sink;
  private final SuspendedSessions suspended;
  private final Map<String, CompiledScript> byFile = new HashMap<>();
  private final List<Registration.OfRoute> routes = new ArrayList<>();
  private final List<Registration.OfCommand> commands = new ArrayList<>();
  private final List<Registration.OfModule> modules = new ArrayList<>();
  private final List<Command> commandFunctions = new ArrayList<>();
  private Answering[] handlers = {};

  InterpreterRegistrations(
      LoadedInterpreter interpreter, RegistrationSink sink, SuspendedSessions suspended) {
    this.interpreter = interpreter;
    this.sink = sink;
    this.suspended = suspended;
  }

  /** Notes that a script may register. */
  void add(CompiledScript script) {
    byFile.put(script.script().file(), script);
  }

  /** Returns the modules, in the order in which they were registered. */
  List<Registration.OfModule> modules() {
    return modules;
  }

  /** Returns what answers for the n-th route. */
  Answering answering(int index) {
    return handlers[index];
  }

  /** Returns the n-th command. */
  Command command(int index) {
    return commandFunctions.get(index);
  }

  @Override
  public void route(
      @Nullable String method,
      String endpoint,
      FunctionReference handler,
      @Nullable Object context) {
    ScriptLocation origin = checkLoading(RouteKind.HANDLER.function());
    add(
        new Registration.OfRoute(
            RouteKind.HANDLER, method, endpoint, handler, context, scriptAt(origin), origin));
  }

  @Override
  public void authenticator(@Nullable String method, String endpoint, FunctionReference handler) {
    ScriptLocation origin = checkLoading(RouteKind.AUTHENTICATOR.function());
    add(
        new Registration.OfRoute(
            RouteKind.AUTHENTICATOR, method, endpoint, handler, null, scriptAt(origin), origin));
  }

  private void add(Registration.OfRoute route) {
    sink.accept(routes.size(), route);
    routes.add(route);
  }

  @Override
  public @Nullable Session suspended(String event) {
    return suspended.find(event, interpreter);
  }

  @Override
  public void command(String prefix, FunctionReference function) {
    ScriptLocation origin = checkLoading("registerControl");
    var command = new Registration.OfCommand(prefix, function, scriptAt(origin), origin);
    sink.accept(commands.size(), command);
    commands.add(command);
  }

  @Override
  public void module(String name, ScriptTable hooks) {
    ScriptLocation origin = checkLoading("registerModule");
    if (hooks.functionNames().stream().noneMatch(Hook.names()::contains)) {
      throw new IllegalArgumentException(
          "registerModule: module \"%s\" has no hook; give it some of init, rsrc_setup, deinit%s"
              .formatted(
                  name,
                  hooks.functionNames().isEmpty()
                      ? ""
                      : ". It has: " + String.join(", ", new TreeSet<>(hooks.functionNames()))));
    }
    for (Registration.OfModule other : modules) {
      if (other.name().equals(name)) {
        throw new IllegalArgumentException(
            "registerModule: \"%s\" is registered already, at %s; choose another name"
                .formatted(name, other.origin()));
      }
    }
    var module = new Registration.OfModule(name, hooks, scriptAt(origin), origin);
    sink.accept(modules.size(), module);
    modules.add(module);
  }

  private ScriptLocation checkLoading(String function) {
    if (!interpreter.loader().isLoading()) {
      throw new IllegalStateException(
          "%s: the configuration is complete; register at a script's top level or in rsrc_setup"
              .formatted(function));
    }
    CompiledScript script = interpreter.host().current();
    String file = script == null ? interpreter.language() : script.script().file();
    return interpreter.callSite().orElse(new ScriptLocation(file, 0));
  }

  private CompiledScript scriptAt(ScriptLocation origin) {
    CompiledScript script = byFile.getOrDefault(origin.file(), interpreter.host().current());
    if (script == null) {
      throw new IllegalStateException("no script is being loaded");
    }
    return script;
  }

  /** Finds the functions that were registered by name, now that the script has defined them. */
  void resolve(Interpreter engine) {
    int known = handlers.length;
    if (known < routes.size()) {
      Answering[] all = Arrays.copyOf(handlers, routes.size());
      for (int i = known; i < all.length; i++) {
        Registration.OfRoute route = routes.get(i);
        all[i] =
            new Answering(route, function(engine, route.handler(), route.script(), route.origin()));
      }
      handlers = all;
    }
    for (Registration.OfCommand command :
        commands.subList(commandFunctions.size(), commands.size())) {
      commandFunctions.add(
          new Command(
              command, function(engine, command.function(), command.script(), command.origin())));
    }
  }

  private static ScriptFunction function(
      Interpreter engine,
      FunctionReference reference,
      CompiledScript script,
      ScriptLocation origin) {
    return switch (reference) {
      case ScriptFunction function -> function;
      case FunctionName(String name) ->
          engine
              .function(script, name)
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          List.of(
                              new Problem(
                                  origin,
                                  "there is no function \"%s\"; define it in this script, outside of other functions, or pass the function itself"
                                      .formatted(name)))));
    };
  }

  /** A route's function, found in this interpreter. */
  record Answering(Registration.OfRoute route, ScriptFunction function) {}

  /** A command's function, found in this interpreter. */
  record Command(Registration.OfCommand registered, ScriptFunction function) {}
}
