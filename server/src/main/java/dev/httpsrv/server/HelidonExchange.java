package dev.httpsrv.server;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.ClientFailure;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.server.connection.BodySource;
import dev.httpsrv.server.connection.ServerStage;
import dev.httpsrv.server.connection.WatchedConnections;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request of Helidon's, computing only what is asked for. */
final class HelidonExchange implements Exchange {

  /** A body that a script takes as a whole is held in memory; one client must not fill it. */
  private static final int MOST_WHOLE_BYTES = 64 << 20;

  /** What is read of a body that no handler wants, for the next request; more ends it all. */
  private static final int MOST_DISCARDED_BYTES = 1 << 20;

  private static final byte[] NO_BYTES = {};

  private final ServerRequest request;
  private final ServerResponse response;
  private final String path;
  private final @Nullable WatchedConnections connections;
  private final ServerStage stage;
  private long mostBodyBytes = Long.MAX_VALUE;
  private byte @Nullable [] body;
  private @Nullable BodyStream bodyStream;
  private @Nullable Response bodyProblem;

  HelidonExchange(
      ServerRequest request,
      ServerResponse response,
      String path,
      @Nullable WatchedConnections connections,
      ServerStage stage) {
    this.request = request;
    this.response = response;
    this.path = path;
    this.connections = connections;
    this.stage = stage;
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Url url() {
    HttpPrologue prologue = request.prologue();
    String scheme = request.isSecure() ? "https" : "http";
    int defaultPort = request.isSecure() ? 443 : 80;
    String authority = request.authority();
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']') && colon < authority.length() - 1;
    return new Url(
        scheme,
        null,
        (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT),
        hasPort ? port(authority.substring(colon + 1), defaultPort) : defaultPort,
        authority,
        prologue.uriPath().rawPath(),
        path,
        prologue.hasQuery() ? prologue.query().rawValue() : null,
        prologue.fragment().hasValue() ? prologue.fragment().rawValue() : null);
  }

  @Override
  public @Nullable String header(String name) {
    if (name.isEmpty()) {
      return null;
    }
    var header = request.headers().find(HeaderNames.create(name));
    // Clients of HTTP/2 may send a field for each cookie (RFC 9113, 8.2.3).
    String separator = name.equalsIgnoreCase("cookie") ? "; " : ", ";
    return header.map(found -> String.join(separator, found.allValues())).orElse(null);
  }

  @Override
  public byte[] body() {
    byte[] known = body;
    if (known == null) {
      known = readBody();
      body = known;
    }
    return known;
  }

  @Override
  public void limitBody(long most) {
    mostBodyBytes = Math.min(mostBodyBytes, most);
    if (hasBody() && contentLength() > mostBodyBytes) {
      throw tooLarge(mostBodyBytes);
    }
  }

  private byte[] readBody() {
    if (bodyProblem != null) {
      throw new ClientFailure("the request's body could not be read", null);
    }
    if (!hasBody()) {
      return NO_BYTES;
    }
    int most = (int) Math.min(mostBodyBytes, MOST_WHOLE_BYTES);
    if (contentLength() > most) {
      throw tooLarge(most);
    }
    byte[] bytes;
    try {
      bytes = bodyStream().readNBytes(most + 1);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    }
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return bytes;
  }

  private ClientFailure tooLarge(long most) {
    bodyProblem = Response.plain(413, "413 Content Too Large");
    return new ClientFailure(
        most < mostBodyBytes
            ? "the request's body is larger than %d MiB; request_data_get reads it in pieces"
                .formatted(most >> 20)
            : "the request's body is larger than %d bytes, the most that is allowed here"
                .formatted(most),
        null);
  }

  @Override
  public InputStream bodyStream() {
    return hasBody() ? knownBodyStream() : InputStream.nullInputStream();
  }

  private BodyStream knownBodyStream() {
    BodyStream known = bodyStream;
    if (known == null) {
      InputStream in = request.content().inputStream();
      known = new BodyStream(connections == null ? in::read : connections.paced(in));
      bodyStream = known;
    }
    return known;
  }

  private boolean hasBody() {
    return request.content().hasEntity();
  }

  private long contentLength() {
    return request.headers().contentLength().orElse(-1);
  }

  /** Returns whether the connection cannot go on after the answer, since the body was not read. */
  boolean leavesBody() {
    return hasBody()
        && !request.content().consumed()
        && (bodyProblem != null || isAwaited() || contentLength() > MOST_DISCARDED_BYTES);
  }

  /** Returns whether the client waits to be asked for the body; Helidon does not say for HTTP/2. */
  private boolean isAwaited() {
    return request.prologue().protocolVersion().startsWith("1") && !request.continueSent();
  }

  /**
   * Reads what the handler left of the body, after the answer.
   *
   * @throws CloseConnectionException if that is too much, or fails: where it ends is not known then
   */
  void endBody() {
    // Helidon takes a body for consumed whose reading has failed.
    boolean ended = !hasBody() || (bodyProblem == null && request.content().consumed());
    if (!ended && (isAwaited() || !discardBody())) {
      if (connections != null) {
        connections.abort();
      }
      throw new CloseConnectionException("a request's body was not read");
    }
  }

  private boolean discardBody() {
    mostBodyBytes = Long.MAX_VALUE; // it limited the handler
    try {
      knownBodyStream().skipNBytes(MOST_DISCARDED_BYTES);
      return false;
    } catch (EOFException e) {
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Returns the response for a body that could not be read; null where it could, or was not. */
  @Nullable Response bodyProblem() {
    return bodyProblem;
  }

  @Override
  public String peerAddress() {
    return address(request.remotePeer().address());
  }

  @Override
  public String localAddress() {
    return address(request.localPeer().address());
  }

  @Override
  public String connectionId() {
    return request.socketId();
  }

  @Override
  public @Nullable String subjectCommonName() {
    return request
        .remotePeer()
        .tlsPrincipal()
        .map(Principal::getName)
        .map(CommonName::of)
        .orElse(null);
  }

  @Override
  public OutputStream begin(Response head) throws IOException {
    if (connections != null) {
      connections.hasBegun(true);
    }
    if (stage.isDraining() && HttpsrvHandler.isHttp1(request)) {
      head.header("Connection", "close");
    }
    return ResponseWriter.begin(request, response, head);
  }

  @Override
  public boolean isAbandoned() {
    return connections != null && connections.hasClientGone();
  }

  private static String address(SocketAddress address) {
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? (inet.getAddress().getHostAddress().indexOf(':') < 0
                ? inet.getAddress().getHostAddress()
                : "[" + inet.getAddress().getHostAddress() + "]")
            + ":"
            + inet.getPort()
        : address.toString();
  }

  private static int port(String digits, int otherwise) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Reads the body, and remembers that it was malformed: where it ends is not known then. */
  private final class BodyStream extends InputStream {

    private final BodySource in;
    private long count;

    BodyStream(BodySource in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (IOException | RuntimeException e) {
        bodyProblem = problem(e);
        throw new IOException("the body is malformed, or the client has gone", e);
      }
      count += Math.max(0, read);
      if (count > mostBodyBytes) {
        throw new IOException(tooLarge(mostBodyBytes).getMessage());
      }
      if (read < 0 && count < contentLength()) {
        bodyProblem = Response.plain(400, "400 Bad Request");
        throw new IOException("the body is shorter than its Content-Length");
      }
      return read;
    }

    private static Response problem(Exception failure) {
      int status =
          switch (failure) {
            case RequestException e -> e.status().code();
            case HttpException e -> e.status().code();
            default -> 400;
          };
      return status == 413
          ? Response.plain(413, "413 Content Too Large")
          : Response.plain(400, "400 Bad Request");
    }
  }
}
