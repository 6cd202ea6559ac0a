package dev.httpsrv.server;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.BodyUse;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.server.connection.HostAndPort;
import dev.httpsrv.server.connection.RequestClient;
import dev.httpsrv.server.connection.ServerStage;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request of Helidon's, computing only what is asked for. */
final class HelidonExchange implements Exchange {

  private final ServerRequest request;
  private final ServerResponse response;
  private final String path;
  private final RequestClient client;
  private final ServerStage stage;
  private final ExchangeBody body;

  HelidonExchange(
      ServerRequest request,
      ServerResponse response,
      String path,
      RequestClient client,
      BodyMemory memory,
      ServerStage stage) {
    this.request = request;
    this.response = response;
    this.path = path;
    this.client = client;
    this.stage = stage;
    this.body = new ExchangeBody(request, client, memory);
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
    return body.whole();
  }

  @Override
  public InputStream bodyStream() {
    return body.bytes();
  }

  @Override
  public void limitBody(long most) {
    body.limit(most);
  }

  @Override
  public void awaitBody(BodyUse use) {
    body.await(use);
  }

  @Override
  public void leaveBody() {
    body.leave();
  }

  /** Returns the request as Helidon has it. */
  ServerRequest request() {
    return request;
  }

  /** Returns whether it came over HTTP/1.0 or 1.1; else it is one of several of a connection. */
  boolean isHttp1() {
    return isHttp1(request);
  }

  static boolean isHttp1(ServerRequest request) {
    return request.prologue().protocolVersion().startsWith("1");
  }

  /** Returns whether its client wants no body. */
  boolean isHead() {
    return ResponseWriter.isHead(request);
  }

  /** Returns whether the server accepts no more connections, and ends those that it has. */
  boolean isDraining() {
    return stage.isDraining();
  }

  /** Sends a whole response. */
  void send(Response answer) {
    ResponseWriter.send(request, response, answer, client);
  }

  /** Returns whether the client or the response has said that the connection ends. */
  boolean saysClose() {
    return saysClose(request.headers())
        || response.headers().contains(HeaderValues.CONNECTION_CLOSE);
  }

  // Looking into a header takes a stream over all of its tokens: 5 % of a hello request.
  private static boolean saysClose(Headers headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  /** Returns the request's client. */
  RequestClient client() {
    return client;
  }

  /** Returns the request's body, which ends with the answer. */
  ExchangeBody requestBody() {
    return body;
  }

  @Override
  public String peerAddress() {
    return HostAndPort.of(request.remotePeer().address());
  }

  @Override
  public String localAddress() {
    return HostAndPort.of(request.localPeer().address());
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
    client.responseBegins();
    if (isHttp1() && isDraining()) {
      head.header("Connection", "close");
    }
    return ResponseWriter.begin(request, response, head, client);
  }

  @Override
  public boolean hasClientGone() {
    return client.hasGone();
  }

  private static int port(String digits, int otherwise) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
