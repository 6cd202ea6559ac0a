package dev.httpsrv.server;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.ClientFailure;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.server.connection.ServerStage;
import dev.httpsrv.server.connection.WatchedConnections;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
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
  private static final int MOST_BODY_BYTES = 64 << 20;

  private static final byte[] NO_BYTES = {};

  private final ServerRequest request;
  private final ServerResponse response;
  private final String path;
  private final @Nullable WatchedConnections connections;
  private final ServerStage stage;
  private byte @Nullable [] body;
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

  private byte[] readBody() {
    if (bodyProblem != null) {
      throw new ClientFailure("the request's body could not be read", null);
    }
    if (!request.content().hasEntity()) {
      return NO_BYTES;
    }
    byte[] bytes = NO_BYTES;
    boolean tooLarge = request.headers().contentLength().orElse(0) > MOST_BODY_BYTES;
    if (!tooLarge) {
      try {
        bytes = bodyStream().readNBytes(MOST_BODY_BYTES + 1);
      } catch (IOException e) {
        throw new ClientFailure("the request's body could not be read", e);
      }
    }
    if (tooLarge || bytes.length > MOST_BODY_BYTES) {
      bodyProblem = Response.plain(413, "413 Content Too Large");
      throw new ClientFailure(
          "the request's body is larger than %d MiB; request_data_get reads it in pieces"
              .formatted(MOST_BODY_BYTES >> 20),
          null);
    }
    return bytes;
  }

  @Override
  public InputStream bodyStream() {
    return request.content().hasEntity()
        ? new BodyStream(request.content().inputStream())
        : InputStream.nullInputStream();
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

    private final InputStream in;

    BodyStream(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (IOException | RuntimeException e) {
        bodyProblem = problem(e);
        throw new IOException("the body is malformed, or the client has gone", e);
      }
    }

    @Override
    public int available() {
      return 0;
    }

    private static Response problem(Exception failure) {
      boolean tooLarge =
          (failure instanceof RequestException request && request.status().code() == 413)
              || (failure instanceof HttpException http && http.status().code() == 413);
      return tooLarge
          ? Response.plain(413, "413 Content Too Large")
          : Response.plain(400, "400 Bad Request");
    }
  }
}
