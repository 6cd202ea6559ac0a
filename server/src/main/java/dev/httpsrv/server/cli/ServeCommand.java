package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.Version;
import dev.httpsrv.server.HttpsrvServer;
import dev.httpsrv.server.wire.WireLimits;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    description = "Serves scripts until it is stopped.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false,
    footerHeading = "%nFor example:%n",
    footer = {"  httpsrv serve hello.lua", "  httpsrv serve --port 0 --interpreters 4 scripts/"})
final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScriptOptions scripts = new ScriptOptions();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "The address to listen on; ${DEFAULT-VALUE} by default.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "2081",
      description = "The port to listen on, 0 for a free one; ${DEFAULT-VALUE} by default.")
  private int port;

  @Mixin private WireOptions wire = new WireOptions();

  @Mixin private ConsoleOption console = new ConsoleOption();

  @Override
  public Integer call() throws InterruptedException {
    HttpsrvServer.prepare();
    WireLimits limits = wire.limits();
    Httpsrv httpsrv = scripts.load();
    HttpsrvServer server = HttpsrvServer.start(httpsrv, host, port, console.path(), limits);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(server)));
    announce(httpsrv, server);
    server.awaitClose();
    return 0;
  }

  /** Ends the process with status 0 when it was asked to stop, by a signal as by a command. */
  private static void end(HttpsrvServer server) {
    server.close();
    try {
      server.awaitClose();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private void announce(Httpsrv httpsrv, HttpsrvServer server) {
    PrintWriter out = spec.commandLine().getOut();
    int number = httpsrv.routes().size();
    out.println(
        Ansi.AUTO.string(
            "@|bold httpsrv %s serves %s %s at http://%s:%s|@"
                .formatted(
                    Version.current(),
                    number,
                    number == 1 ? "route" : "routes",
                    host.contains(":") ? "[" + host + "]" : host,
                    server.port())));
    out.println();
    httpsrv.printRoutes(out::println);
    out.println();
    out.println("Reload: httpsrv console%s config reload".formatted(console.asArgument()));
    out.println("Stop:   httpsrv console%s shutdown, or Ctrl-C".formatted(console.asArgument()));
    out.flush();
  }
}
