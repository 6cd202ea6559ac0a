package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.Authenticator;
import dev.httpsrv.api.ControlCommand;
import dev.httpsrv.api.Handler;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.runtime.console.Command;
import dev.httpsrv.runtime.console.Console;
import dev.httpsrv.runtime.limit.LimitRules;
import dev.httpsrv.runtime.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is registered for a generation, by Java code first, then by scripts in their order. */
final class GenerationRegistry implements HttpsrvRegistry {

  private final LimitRules limits;
  private final List<Route<Target>> authenticators = new ArrayList<>();
  private final List<Route<Target>> routes = new ArrayList<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final List<Module> modules = new ArrayList<>();

  GenerationRegistry(LimitRules limits) {
    this.limits = limits;
  }

  List<Route<Target>> authenticators() {
    return authenticators;
  }

  List<Route<Target>> routes() {
    return routes;
  }

  /** Returns authenticators and routes. */
  Stream<Route<Target>> all() {
    return Stream.concat(authenticators.stream(), routes.stream());
  }

  Map<String, Command> commands() {
    return commands;
  }

  List<Module> modules() {
    return modules;
  }

  /** A module, and what runs the hooks that decide whether it works. */
  record Module(ScriptLoader loader, Registration.OfModule registration) {}

  @Override
  public void register(@Nullable String method, String endpoint, Handler handler) {
    Target target = new Target.OfJava(handler, limits.of(endpoint));
    routes.add(route("register", method, endpoint, target, null));
  }

  @Override
  public void registerAuth(@Nullable String method, String endpoint, Authenticator authenticator) {
    Target target = new Target.OfJavaAuthenticator(authenticator, limits.of(endpoint));
    authenticators.add(route("registerAuth", method, endpoint, target, null));
  }

  @Override
  public void registerControl(String prefix, ControlCommand command) {
    add(prefix, new Command("Java code", command));
  }

  /** Adds a script's route. */
  void add(Registration.OfRoute route, Target target) {
    Route<Target> added =
        route(route.kind().function(), route.method(), route.endpoint(), target, route.origin());
    switch (route.kind()) {
      case HANDLER -> routes.add(added);
      case AUTHENTICATOR -> authenticators.add(added);
    }
  }

  /** Adds a command. */
  void add(String prefix, Command command) {
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

  /** Adds a script's module. */
  void add(ScriptLoader loader, Registration.OfModule module) {
    modules.add(new Module(loader, module));
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
}
