package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.console.ConsoleClient;
import dev.httpsrv.server.tls.FileWatch;
import dev.httpsrv.server.tls.ServerTls;
import dev.httpsrv.server.tls.TlsFiles;
import dev.httpsrv.server.tls.TlsFiles.ClientCertificates;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS as real clients meet it. */
class TlsTest {

  private static final String SCRIPT =
      """
      msys.httpsrv.register("GET", "/who", function(session)
        session:response_string(tostring(session:request_subject_cn_get())
            .. " " .. session:request_url_get().scheme)
      end)
      """;

  private static final String CUT_OFF =
      "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----\n";
  private static final String OTHER =
      "-----BEGIN DSA PRIVATE KEY-----\nMHcCAQEE\n-----END DSA PRIVATE KEY-----\n";

  private static final int PROTOCOL_VERSION = 70;

  @TempDir private static Path made = Path.of("");
  private static TestCertificates certificates;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = TestCertificates.in(made);
    certificates.signed("next", "CN=next", "-ext", "san=ip:127.0.0.1");
    certificates.signed("ada", "CN=Ada Lovelace,OU=Engines,O=Analytical\\, Ltd.");
    certificates.signed("rsa", "CN=rsa", "-keyalg", "RSA", "-ext", "san=ip:127.0.0.1");
    certificates.signed("ed25519", "CN=ed25519", "-keyalg", "Ed25519", "-ext", "san=ip:127.0.0.1");
    certificates.signed("old", "CN=old", "-startdate", "-10d", "-validity", "5");
    certificates.certificate("authority", "authority.pem");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("who.lua"), SCRIPT);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aClientChoosesItsProtocol(HttpClient.Version version) throws Exception {
    try (HttpsrvServer server = serve(pem("server"))) {
      HttpResponse<String> answer = get(server, certificates.client(null), version);
      assertThat(answer.body()).isEqualTo("nil https");
      assertThat(answer.version()).isEqualTo(version);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "rsa", "ed25519"})
  void theKeyMayBeOfAnyUsualKindAndEncrypted(String alias) throws Exception {
    Path password = certificates.password("password", TestCertificates.PASSWORD);
    TlsFiles encrypted =
        files(
            certificates.certificate(alias, "encrypted.pem"),
            certificates.encryptedKey(alias, "encrypted.key"),
            password);
    for (TlsFiles each : List.of(pem(alias), encrypted)) {
      try (HttpsrvServer server = serve(each)) {
        assertThat(get(server, certificates.client(null)).statusCode()).isEqualTo(200);
        assertThat(subject(server)).isEqualTo("CN=" + alias);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sec1", "pkcs1"})
  void theKeyMayBeInTheFormThatOpensslOnceWrote(String form) throws Exception {
    Path certificate = resource(form + ".pem");
    Path key = resource(form + ".key");
    // It checks by a signature that they belong together.
    assertThatCode(() -> ServerTls.of(files(certificate, key, null))).doesNotThrowAnyException();
  }

  @Test
  void theKeyMayBeInAKeystore() throws Exception {
    try (HttpsrvServer server = serve(keystore(TestCertificates.PASSWORD))) {
      assertThat(get(server, certificates.client(null)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aScriptReadsTheNameInTheClientsCertificate() throws Exception {
    try (HttpsrvServer server = serve(clients(ClientCertificates.REQUIRED))) {
      for (HttpClient.Version each :
          List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
        assertThat(get(server, certificates.client("ada"), each).body())
            .isEqualTo("Ada Lovelace https");
      }
    }
  }

  @Test
  void aClientWithoutACertificateIsRefusedWhereItNeedsOne() throws Exception {
    try (HttpsrvServer server = serve(clients(ClientCertificates.REQUIRED))) {
      SSLContext nobody = certificates.client(null);
      assertThatThrownBy(() -> get(server, nobody)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aClientWithoutACertificateIsServedWhereThatIsOptional() throws Exception {
    try (HttpsrvServer server = serve(clients(ClientCertificates.OPTIONAL))) {
      assertThat(get(server, certificates.client(null)).body()).isEqualTo("nil https");
      assertThat(get(server, certificates.client("ada")).body()).isEqualTo("Ada Lovelace https");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientWhoseCertificateIsNotGoodIsRefused(ClientCertificates how) throws Exception {
    TestCertificates others = TestCertificates.in(folder);
    others.signed("eve", "CN=Eve");
    try (HttpsrvServer server = serve(clients(how))) {
      for (SSLContext each :
          List.of(certificates.client("old"), certificates.client(others, "eve"))) {
        assertThatThrownBy(() -> get(server, each)).isInstanceOf(IOException.class);
      }
      assertThat(get(server, certificates.client("ada")).body()).isEqualTo("Ada Lovelace https");
    }
  }

  @Test
  void olderVersionsThan12AreRefused() throws Exception {
    Path all = Files.writeString(folder.resolve("all"), "jdk.tls.disabledAlgorithms=\n");
    TlsFiles files = pem("server");
    try (ServerProcess server =
        new ServerProcess.Start(folder)
            .jvm("-Djava.security.properties=" + all)
            .serve(
                folder.resolve("who.lua").toString(),
                "--tls-certificate",
                String.valueOf(files.certificate()),
                "--tls-key",
                String.valueOf(files.key()))) {
      for (byte minor = 1; minor <= 2; minor++) {
        try (RawClient client = new RawClient(server.port())) {
          byte[] alert = client.send(hello(minor)).bytes(7);
          assertThat(alert).startsWith(21, 3).endsWith(0, 2, 2, PROTOCOL_VERSION);
        }
      }
      try (RawClient client = new RawClient(server.port())) {
        assertThat(client.send(hello((byte) 3)).bytes(11)).startsWith(22, 3, 3).endsWith(3, 3);
      }
    }
  }

  /** Returns a ClientHello as of TLS 1.0 (RFC 2246, 7.4.1.2), of the version 3 and a minor one. */
  private static byte[] hello(byte minor) {
    byte[] extensions = {0, 10, 0, 4, 0, 2, 0, 24, 0, 13, 0, 4, 0, 2, 5, 3};
    byte[] suites = {(byte) 0xc0, 9, (byte) 0xc0, 10, (byte) 0xc0, 43, (byte) 0xc0, 44};
    ByteBuffer body =
        ByteBuffer.allocate(512)
            .put(new byte[] {3, minor})
            .put(new byte[32])
            .put((byte) 0)
            .putShort((short) suites.length)
            .put(suites)
            .put(new byte[] {1, 0})
            .putShort((short) extensions.length)
            .put(extensions)
            .flip();
    return ByteBuffer.allocate(9 + body.limit())
        .put(new byte[] {22, 3, 1})
        .putShort((short) (4 + body.limit()))
        .putInt(1 << 24 | body.limit())
        .put(body)
        .array();
  }

  @Test
  void aClientThatDoesNotShakeHandsHoldsUpNobody() throws Exception {
    Duration deadline = Duration.ofSeconds(15);
    try (HttpsrvServer server =
            serve(pem("server"), settings -> settings.shutdown(Duration.ZERO, deadline));
        Socket silent = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
      assertThat(silent.isConnected()).isTrue();
      assertThat(get(server, certificates.client(null)).statusCode()).isEqualTo(200);
      long begin = System.nanoTime();
      server.close();
      assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(11));
    }
  }

  @Test
  void aClientWhoseHandshakeTakesTooLongIsClosed() throws Exception {
    try (HttpsrvServer server = serveWithHeadsWithin(Duration.ofMillis(500));
        RawClient slow = new RawClient(server.port())) {
      slow.send(new byte[] {22, 3, 1, 0, 100}); // a record of the handshake begins
      assertThat(slow.isClosed()).isTrue();
    }
  }

  @Test
  void aHeadThatTakesTooLongIsAnsweredSo() throws Exception {
    // Long enough for any handshake.
    try (HttpsrvServer server = serveWithHeadsWithin(Duration.ofSeconds(5));
        SSLSocket client = connect(server)) {
      client.getOutputStream().write("GET /who HTTP/1.1\r\nHost: a\r\nX-".getBytes(UTF_8));
      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 408 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PRI", "no preface, but something else"})
  void aConnectionThatIsToSpeakHttp2AndDoesNotIsNoWarning(String instead) throws Exception {
    try (HttpsrvServer server = serve(pem("server"));
        CapturedLog log = new CapturedLog();
        SSLSocket client = connect(server)) {
      SSLParameters http2 = client.getSSLParameters();
      http2.setApplicationProtocols(new String[] {"h2"});
      client.setSSLParameters(http2);
      client.startHandshake();
      client.getOutputStream().write(instead.getBytes(UTF_8));
      client.shutdownOutput();
      client.getInputStream().readAllBytes();
      assertThat(log.lines()).allMatch(line -> line.startsWith("DEBUG "));
    }
  }

  @Test
  void aReloadTakesTheNewCertificateAndOpenConnectionsGoOn() throws Exception {
    TlsFiles files = pem("server");
    try (HttpsrvServer server = serve(files);
        SSLSocket open = connect(server)) {
      ask(open);
      writeNext();
      assertThat(subject(server)).isEqualTo("CN=server");
      assertThat(console("config reload")).containsExactly("reloaded, 1 route");
      assertThat(subject(server)).isEqualTo("CN=next");
      ask(open);
    }
  }

  @Test
  void filesThatWereReadBeforeOthersDoNotReplaceThem() throws Exception {
    ServerTls tls = ServerTls.of(pem("server"));
    try (HttpsrvServer server = serve(tls, settings -> settings)) {
      Runnable older = tls.reload();
      writeNext();
      tls.reload().run();
      older.run();
      assertThat(subject(server)).isEqualTo("CN=next");
    }
  }

  @Test
  void filesThatChangeBeforeTheServerStartsAreReadAnew() throws Exception {
    ServerTls tls = ServerTls.of(pem("server"));
    writeNext();
    try (HttpsrvServer server = serve(tls, settings -> settings);
        FileWatch watch = FileWatch.start(tls, Duration.ofMillis(10))) {
      assertThat(watch).isNotNull();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!subject(server).equals("CN=next") && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(subject(server)).isEqualTo("CN=next");
    }
  }

  @Test
  void filesThatWereRefusedAreReadAgainThoughTheyLookTheSame() throws Exception {
    ServerTls tls = ServerTls.of(pem("server"));
    Path key = made.resolve("server.key");
    try (CapturedLog log = new CapturedLog();
        FileWatch watch = FileWatch.start(tls, Duration.ofMillis(100))) {
      assertThat(watch).isNotNull();
      writeNext();
      byte[] next = Files.readAllBytes(key);
      FileTime time = FileTime.from(Instant.ofEpochSecond(1_700_000_000));
      Files.write(key, new byte[next.length]); // for one that may not be read at this moment
      Files.setLastModifiedTime(key, time);
      while (log.lines().stream().noneMatch(TlsTest::refuses)) {
        Thread.sleep(10);
      }
      Thread.sleep(500);
      int before = log.lines().size();
      Files.write(key, next);
      Files.setLastModifiedTime(key, time);
      String reloaded = "INFO The TLS certificate was reloaded, since its files have changed";
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (log.lines().lastIndexOf(reloaded) < before && System.nanoTime() < deadline) {
        Thread.sleep(10);
      }
      assertThat(log.lines().subList(before, log.lines().size())).contains(reloaded);
      assertThat(log.lines()).filteredOn(TlsTest::refuses).hasSize(1);
    }
  }

  @Test
  void aBadCertificateRefusesTheReloadAndTheOldOneGoesOn() throws Exception {
    try (HttpsrvServer server = serve(pem("server"))) {
      certificates.key("next", "server.key");
      Files.writeString(folder.resolve("who.lua"), "msys.httpsrv.register('GET', '/', print)");
      assertThat(console("config reload"))
          .first()
          .asString()
          .startsWith("The TLS key in ")
          .contains("does not belong to the first certificate, of CN=server");
      assertThat(subject(server)).isEqualTo("CN=server");
      assertThat(get(server, certificates.client(null)).body()).isEqualTo("nil https");
    }
  }

  @Test
  void aScriptThatIsRefusedKeepsTheOldCertificateToo() throws Exception {
    try (HttpsrvServer server = serve(pem("server"))) {
      writeNext();
      Files.writeString(folder.resolve("who.lua"), "syntax error");
      assertThat(console("config reload")).first().asString().contains("who.lua:1");
      assertThat(subject(server)).isEqualTo("CN=server");
    }
  }

  @Test
  void filesThatCannotBeUsedAreRefusedWithWhatToDo() throws Exception {
    Path certificate = certificates.certificate("server", "good.pem");
    Path key = certificates.key("server", "good.key");
    Path none = made.resolve("none");
    Path encrypted = certificates.encryptedKey("server", "good.encrypted");
    Path wrong = certificates.password("wrong", "wrong");
    assertRefused(files(none, key, null), "The TLS certificate " + none + " does not exist.");
    assertRefused(files(certificate, none, null), "The TLS key " + none + " does not exist.");
    assertRefused(files(key, key, null), "It must be certificates in PEM");
    assertRefused(files(certificate, certificate, null), "it has no private key in PEM");
    assertRefused(
        files(certificate, Files.writeString(made.resolve("cut.key"), CUT_OFF), null),
        "its DER is cut off. It must be an RSA, EC or Ed25519 key; openssl pkcs8 -topk8");
    assertRefused(
        files(certificate, Files.writeString(made.resolve("other.key"), OTHER), null),
        "a key of the form DSA PRIVATE KEY is not known");
    assertRefused(files(certificate, encrypted, null), "is encrypted; give its password with");
    assertRefused(files(certificate, encrypted, wrong), "the password is wrong");
    assertRefused(
        files(certificate, certificates.key("next", "other.key"), null),
        "does not belong to the first certificate, of CN=server");
    assertRefused(keystore("wrong"), "The password of the TLS keystore");
    Path latin = Files.write(made.resolve("latin"), new byte[] {(byte) 0xe4, '\n'});
    assertRefused(files(certificate, encrypted, latin), "file %s is no text in".formatted(latin));
    assertRefused(
        new TlsFiles(
            null,
            null,
            certificates.keystoreWithoutCertificate("server", "bare.p12"),
            certificates.password("bare.password", TestCertificates.PASSWORD),
            null,
            ClientCertificates.REQUIRED),
        "has no private key with a certificate");
  }

  @Test
  void anExpiredCertificateIsServedWithAWarning() throws Exception {
    try (CapturedLog log = new CapturedLog();
        HttpsrvServer server = serve(pem("old"))) {
      assertThat(log.lines())
          .anyMatch(line -> line.startsWith("WARN The TLS certificate of CN=old has expired at"));
      assertThat(server.port()).isPositive();
    }
  }

  private static boolean refuses(String line) {
    return line.startsWith("WARN The changed TLS files were refused")
        && line.contains("no private");
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(TlsTest.class.getResource(name), name).toURI());
  }

  private static void assertRefused(TlsFiles files, String reason) {
    assertThatThrownBy(() -> ServerTls.of(files))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(reason);
  }

  private static TlsFiles files(Path certificate, Path key, @Nullable Path password) {
    return new TlsFiles(certificate, key, null, password, null, ClientCertificates.REQUIRED);
  }

  private static TlsFiles pem(String alias) throws Exception {
    return files(
        certificates.certificate(alias, "server.pem"), certificates.key(alias, "server.key"), null);
  }

  /** Writes another certificate with its key in the place of {@code pem}'s. */
  private static void writeNext() throws Exception {
    certificates.certificate("next", "server.pem");
    certificates.key("next", "server.key");
  }

  private static TlsFiles keystore(String password) throws Exception {
    return new TlsFiles(
        null,
        null,
        certificates.keystore("server", "server.p12"),
        certificates.password("keystore.password", password),
        null,
        ClientCertificates.REQUIRED);
  }

  private static TlsFiles clients(ClientCertificates how) throws Exception {
    TlsFiles server = pem("server");
    return new TlsFiles(
        server.certificate(), server.key(), null, null, made.resolve("authority.pem"), how);
  }

  private HttpsrvServer serve(TlsFiles files) {
    return serve(files, settings -> settings);
  }

  private HttpsrvServer serveWithHeadsWithin(Duration head) throws Exception {
    Duration late = Duration.ofHours(1);
    WireLimits limits = WireLimits.defaults().with(new WireLimits.Times(late, head, late, late));
    return serve(pem("server"), settings -> settings.wire(limits));
  }

  private HttpsrvServer serve(TlsFiles files, UnaryOperator<ServerSettings> more) {
    return serve(ServerTls.of(files), more);
  }

  private HttpsrvServer serve(ServerTls tls, UnaryOperator<ServerSettings> more) {
    return HttpsrvServer.start(
        Httpsrv.builder().scripts(folder.resolve("who.lua")).interpreters(1).build(),
        more.apply(
            ServerSettings.at("127.0.0.1", 0).console(folder.resolve("console.sock")).tls(tls)));
  }

  private List<String> console(String line) throws IOException {
    try (ConsoleClient console = ConsoleClient.connect(folder.resolve("console.sock"))) {
      List<String> lines = new ArrayList<>();
      console.run(line, lines::add, lines::add);
      return lines;
    }
  }

  private static HttpResponse<String> get(HttpsrvServer server, SSLContext context)
      throws IOException, InterruptedException {
    return get(server, context, HttpClient.Version.HTTP_1_1);
  }

  private static HttpResponse<String> get(
      HttpsrvServer server, SSLContext context, HttpClient.Version version)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).version(version).build()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/who")).build(),
          BodyHandlers.ofString());
    }
  }

  private static SSLSocket connect(HttpsrvServer server) throws Exception {
    SSLSocket client =
        (SSLSocket)
            certificates.client(null).getSocketFactory().createSocket("127.0.0.1", server.port());
    client.setSoTimeout(60_000);
    return client;
  }

  private static String subject(HttpsrvServer server) throws Exception {
    try (SSLSocket client = connect(server)) {
      client.startHandshake();
      return client.getSession().getPeerCertificates()[0] instanceof X509Certificate own
          ? own.getSubjectX500Principal().getName()
          : "";
    }
  }

  private static void ask(SSLSocket open) throws IOException {
    open.getOutputStream().write("GET /who HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("nil https")) {
      int c = open.getInputStream().read();
      assertThat(c).as(answer.toString()).isNotNegative();
      answer.append((char) c);
    }
    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }
}
