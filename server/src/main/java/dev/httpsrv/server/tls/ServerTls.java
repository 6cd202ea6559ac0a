package dev.httpsrv.server.tls;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.server.connection.Securing;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.common.tls.TlsConfig;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A server's TLS, version 1.2 and 1.3, whose files can be read anew while it serves. Connections
 * that are open keep what they began with; a client that resumes an older session must begin anew.
 * Any thread may use it.
 */
public final class ServerTls implements Securing {

  private final TlsFiles files;
  private final List<Object> firstState;
  private final AtomicLong reads = new AtomicLong();
  private volatile Tls current;
  private long installed;

  private ServerTls(TlsFiles files) {
    this.files = files;
    this.firstState = files.state();
    Identity identity = Identity.read(files);
    this.current = tls(files, identity);
    identity.warnOfDates();
  }

  /**
   * Reads the files.
   *
   * @throws ConfigurationException if one cannot be used, with what to do about it
   */
  public static ServerTls of(TlsFiles files) {
    return new ServerTls(files);
  }

  /**
   * Reads the files anew.
   *
   * @return what puts them in place, for connections that begin from then on; does nothing where
   *     files that were read later are in place
   * @throws ConfigurationException if one cannot be used; then nothing has changed
   */
  public Runnable reload() {
    long number = reads.incrementAndGet();
    Identity identity = Identity.read(files);
    Tls next = tls(files, identity);
    return () -> {
      install(number, next);
      identity.warnOfDates(); // not of one that is refused, again and again
    };
  }

  private synchronized void install(long number, Tls next) {
    if (number > installed) {
      installed = number;
      current = next;
    }
  }

  /** Returns the files. */
  TlsFiles files() {
    return files;
  }

  /** Returns the {@link TlsFiles#state} of the files before they were read first. */
  List<Object> firstState() {
    return firstState;
  }

  @Override
  public SSLSocket secure(Socket socket, String... protocols) throws IOException {
    Tls tls = current;
    SSLSocket secure =
        (SSLSocket) tls.sslContext().getSocketFactory().createSocket(socket, null, false);
    SSLParameters parameters = tls.sslParameters();
    parameters.setApplicationProtocols(protocols);
    parameters.setEndpointIdentificationAlgorithm(""); // a client has no host name
    secure.setSSLParameters(parameters);
    return secure;
  }

  private static Tls tls(TlsFiles files, Identity identity) {
    TlsConfig.Builder tls =
        Tls.builder()
            .privateKey(identity.key())
            .privateKeyCertChain(identity.chain())
            .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"));
    Path authorities = files.authorities();
    if (authorities != null) {
      tls.trust(Identity.certificates(authorities, "The file of client authorities"))
          .clientAuth(
              switch (files.clients()) {
                case REQUIRED -> TlsClientAuth.REQUIRED;
                case OPTIONAL -> TlsClientAuth.OPTIONAL;
              });
    }
    try {
      return tls.build();
    } catch (RuntimeException e) {
      throw new ConfigurationException("TLS cannot be set up: " + e.getMessage());
    }
  }
}
