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

  @Mixin private ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    Signals signals = new Signals(options.longestShutdown());
    HttpsrvServer.prepare();
    ServerSettings settings = options.settings();
    HttpsrvServer.check(settings);
    Httpsrv httpsrv = scripts.load();
    HttpsrvServer server = signals.start(httpsrv, loaded -> HttpsrvServer.start(loaded, settings));
    announce(httpsrv, server, settings);
    server.awaitClose();
    return 0;
  }

  private void announce(Httpsrv httpsrv, HttpsrvServer server, ServerSettings settings) {
    String host = settings.host();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Ansi.AUTO.string(
            "@|bold httpsrv %s serves %s at %s://%s:%s|@"
                .formatted(
                    Version.current(),
                    httpsrv.routeCount(),
                    settings.tls() == null ? "http" : "https",
                    host.contains(":") ? "[" + host + "]" : host,
                    server.port())));
    out.println();
    httpsrv.printRoutes(out::println);
    out.println();
    String ask = spec.root().name() + " console" + options.consoleArgument();
    out.println("Reload: %s config reload".formatted(ask));
    out.println("Stop:   %s shutdown, or Ctrl-C".formatted(ask));
    out.flush();
  }
}
