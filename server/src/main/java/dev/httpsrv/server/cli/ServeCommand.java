package dev.httpsrv.server.cli;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.Version;
import dev.httpsrv.server.HttpsrvServer;
import dev.httpsrv.server.ServerSettings;
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
    footer = {
      "  ${ROOT-COMMAND-NAME} serve hello.lua",
      "  ${ROOT-COMMAND-NAME} serve --port 0 --interpreters 4 scripts/",
      "  ${ROOT-COMMAND-NAME} serve @server.args      takes arguments from a file",
      "",
      "SIGHUP reloads. SIGTERM and SIGINT end the server when its requests have ended."
    })
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

  @Option(
      names = "--platform-threads",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many connections are served by platform threads, all others by virtual ones;"
              + " ${DEFAULT-VALUE} by default. They share busy processors more evenly.")
  private int platformThreads;

  @Mixin private WireOptions wire = new WireOptions();

  @Mixin private ConsoleOption console = new ConsoleOption();

  @Mixin private TlsOptions tls = new TlsOptions();

  @Mixin private ShutdownOptions shutdown = new ShutdownOptions();

  @Override
  public Integer call() throws InterruptedException {
    Signals signals = new Signals(shutdown.delay().plus(shutdown.deadline()));
    HttpsrvServer.prepare();
    ServerSettings settings =
        ServerSettings.at(host, port)
            .console(console.path())
            .wire(wire.limits())
            .tls(tls.tls())
            .health(shutdown.health())
            .platformThreads(platformThreads)
            .shutdown(shutdown.delay(), shutdown.deadline());
    HttpsrvServer.check(settings);
    Httpsrv httpsrv = scripts.load();
    HttpsrvServer server = signals.start(httpsrv, loaded -> HttpsrvServer.start(loaded, settings));
    announce(httpsrv, server, settings.tls() == null ? "http" : "https");
    server.awaitClose();
    return 0;
  }

  private void announce(Httpsrv httpsrv, HttpsrvServer server, String scheme) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Ansi.AUTO.string(
            "@|bold httpsrv %s serves %s at %s://%s:%s|@"
                .formatted(
                    Version.current(),
                    httpsrv.routeCount(),
                    scheme,
                    host.contains(":") ? "[" + host + "]" : host,
                    server.port())));
    out.println();
    httpsrv.printRoutes(out::println);
    out.println();
    String ask = spec.root().name() + " console" + console.asArgument();
    out.println("Reload: %s config reload".formatted(ask));
    out.println("Stop:   %s shutdown, or Ctrl-C".formatted(ask));
    out.flush();
  }
}
