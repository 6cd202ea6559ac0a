package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.server.console.ConsoleClient;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server on a free port, with clients for its HTTP side and its console. */
final class RunningServer implements AutoCloseable {

  private final Path folder;
  private final HttpsrvServer server;
  private final HttpClient client;

  private RunningServer(Path folder, HttpsrvServer server) {
    this.folder = folder;
    this.server = server;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  static RunningServer serve(Path... scripts) throws IOException {
    return serve(Httpsrv.builder().scripts(scripts).interpreters(2));
  }

  static RunningServer serve(HttpsrvBuilder httpsrv) throws IOException {
    return serve(httpsrv, settings -> settings);
  }

  static RunningServer serve(HttpsrvBuilder httpsrv, UnaryOperator<ServerSettings> settings)
      throws IOException {
    Httpsrv built = httpsrv.build();
    Path folder = Files.createTempDirectory("httpsrv");
    boolean started = false;
    try {
      ServerSettings usual =
          ServerSettings.at("127.0.0.1", 0).console(folder.resolve("console.sock"));
      HttpsrvServer server = HttpsrvServer.start(built, settings.apply(usual));
      started = true;
      return new RunningServer(folder, server);
    } finally {
      if (!started) {
        built.close();
        Files.delete(folder);
      }
    }
  }

  static RunningServer serve(HttpsrvBuilder httpsrv, WireLimits limits) throws IOException {
    return serve(httpsrv, settings -> settings.wire(limits));
  }

  /** Begins to shut down, as a signal does; what it returns ends when the server has. */
  Thread shutdown() {
    return Thread.ofPlatform().start(server::close);
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  int port() {
    return server.port();
  }

  Path consoleSocket() {
    return folder.resolve("console.sock");
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, new byte[0]);
  }

  HttpResponse<String> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body), BodyHandlers.ofString(UTF_8));
  }

  HttpResponse<byte[]> sendBytes(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body), BodyHandlers.ofByteArray());
  }

  HttpRequest request(String method, String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .method(
            method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }

  /** Runs a console command; returns its lines, a reason for failure marked by {@code failed: }. */
  List<String> console(String line) throws IOException {
    try (ConsoleClient console = ConsoleClient.connect(consoleSocket())) {
      List<String> lines = new ArrayList<>();
      if (!console.run(line, lines::add, reason -> lines.add("failed: " + reason))) {
        lines.addFirst("failed");
      }
      return lines;
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    Files.deleteIfExists(folder);
  }
}
