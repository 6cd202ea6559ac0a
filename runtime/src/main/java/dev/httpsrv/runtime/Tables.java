package dev.httpsrv.runtime;

import dev.httpsrv.api.spi.ScriptLanguage;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.PoolStatus;
import dev.httpsrv.runtime.generation.StopCounts;
import dev.httpsrv.runtime.generation.Target;
import dev.httpsrv.runtime.limit.LimitRules;
import dev.httpsrv.runtime.route.Route;
import dev.httpsrv.runtime.route.RouteTable;
import dev.httpsrv.runtime.text.TextTable;
import java.util.stream.Collectors;

/** Tables of what a server is made of. */
final class Tables {

  private Tables() {}

  /** Returns the routes, in the order in which they are compared; authenticators come first. */
  static TextTable routes(Generation generation, LimitRules limits) {
    TextTable table = new TextTable();
    table.row("METHOD", "PATH", "FROM", "ENGINE");
    addRows(table, "auth ", generation.authenticators(), limits);
    addRows(table, "", generation.routes(), limits);
    return table;
  }

  private static void addRows(
      TextTable table, String kind, RouteTable<Target> routes, LimitRules limits) {
    for (Route<Target> route : routes.routes()) {
      Route<Target> shadow = routes.shadowOf(route);
      table.row(
          kind + (route.method() == null ? "*" : route.method()),
          route.endpoint(),
          origin(route),
          shadow == null
              ? runner(route.target(), limits)
              : "%s  never reached: %s takes its requests"
                  .formatted(route.target().runner(), origin(shadow)));
    }
  }

  /** Returns what runs a route, and its limits where they are its own. */
  private static String runner(Target target, LimitRules limits) {
    return limits
        .differences(target.limits())
        .map(own -> "%s  limits: %s".formatted(target.runner(), own))
        .orElse(target.runner());
  }

  private static String origin(Route<Target> route) {
    return route.origin() == null ? "Java code" : route.origin().toString();
  }

  /** Returns the interpreters of each language, and how many calls had to be stopped. */
  static TextTable pools(Generation generation, StopCounts counts) {
    TextTable table = new TextTable();
    table.row("LANGUAGE", "INTERPRETERS", "BUSY", "MOST", "QUEUED", "STOPPED", "GIVEN UP");
    for (PoolStatus pool : generation.pools()) {
      table.row(
          pool.language(),
          String.valueOf(pool.interpreters()),
          String.valueOf(pool.busy()),
          String.valueOf(pool.most()),
          String.valueOf(pool.queued()),
          String.valueOf(counts.stopped(pool.language())),
          String.valueOf(counts.givenUp(pool.language())));
    }
    return table;
  }

  /** Returns engines; starts them, since only then it is known how they run. */
  static TextTable engines(Engines engines) {
    TextTable table = new TextTable();
    table.row("ENGINE", "LANGUAGES", "RUNS AS");
    for (Engines.Offer offer : engines.offers()) {
      table.row(
          offer.id(),
          offer.languages().stream().map(Tables::describe).collect(Collectors.joining(", ")),
          offer.started().description());
    }
    return table;
  }

  private static String describe(ScriptLanguage language) {
    return language.version().isBlank() ? language.id() : language.id() + " " + language.version();
  }
}
