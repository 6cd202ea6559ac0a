package dev.httpsrv.runtime;

import dev.httpsrv.runtime.console.Command;
import dev.httpsrv.runtime.console.ConsoleTarget;
import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.GenerationSettings;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the console acts on: httpsrv, and what it consists of. */
final class ServerConsole implements ConsoleTarget {

  private final Httpsrv httpsrv;
  private final GenerationSettings settings;
  private final Generations generations;
  private final ReloadCounts counts;

  ServerConsole(
      Httpsrv httpsrv, GenerationSettings settings, Generations generations, ReloadCounts counts) {
    this.httpsrv = httpsrv;
    this.settings = settings;
    this.generations = generations;
    this.counts = counts;
  }

  @Override
  public <T> T withCommands(Function<Map<String, Command>, T> action) {
    Generation generation = generations.enter();
    try {
      return action.apply(generation.commands());
    } finally {
      generation.leave();
    }
  }

  @Override
  public void printRoutes(Consumer<String> output) {
    httpsrv.printRoutes(output);
  }

  @Override
  public void printEngines(Consumer<String> output) {
    httpsrv.printEngines(output);
  }

  @Override
  public void printStatus(Consumer<String> output) {
    output.accept("routes: " + httpsrv.routes().size());
    output.accept(counts.toString());
    httpsrv.printFurtherStatus(output);
    output.accept(
        "requests: %d; suspended: %d, waiting as in msys.sleep: %d"
            .formatted(
                generations.users(), settings.suspended().size(), settings.watch().waiting()));
    Tables.pools(generations.current(), settings.counts()).lines().forEach(output);
  }

  @Override
  public void reload(Consumer<String> output) {
    httpsrv.reload();
    output.accept("reloaded, " + httpsrv.routeCount());
  }

  @Override
  public void shutdown() {
    httpsrv.beginShutdown();
  }

  @Override
  public String version() {
    return Version.current();
  }
}
