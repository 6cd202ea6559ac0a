package dev.httpsrv.tck;

import dev.httpsrv.api.Url;
import dev.httpsrv.api.UserInfo;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.route.RequestPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request that comes from no network. */
final class KitRequest implements Exchange {

  private static final String HERE = "http://localhost:2081";
  private static final Pattern URL =
      Pattern.compile(
          "(https?)://(?:([^:@/]*)(?::([^@/]*))?@)?([^:/]+)(?::(\\d+))?(/[^?#]*)"
              + "(?:\\?([^#]*))?(?:#(.*))?");

  private final String method;
  private final Url url;
  private final SequencedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private List<String> sentHead = List.of();
  private volatile boolean clientGone;

  private KitRequest(String method, Url url, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.url = url;
    this.headers.putAll(headers);
    this.body = body;
  }

  /** Returns a request without headers and body. */
  static KitRequest get(String target) {
    return of("GET", target, Map.of(), new byte[0]);
  }

  /**
   * Returns a request.
   *
   * @param target a whole URL, or what follows the host
   * @throws IllegalArgumentException if the target is neither
   */
  static KitRequest of(String method, String target, Map<String, String> headers, byte[] body) {
    return new KitRequest(
        method, url(target.startsWith("/") ? HERE + target : target), headers, body);
  }

  private static Url url(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw new IllegalArgumentException("not a URL: " + text);
    }
    String scheme = url.group(1);
    String user = url.group(2);
    String host = url.group(4);
    String port = url.group(5);
    String rawPath = url.group(6);
    int usualPort = scheme.equals("https") ? 443 : 80;
    return new Url(
        scheme,
        user == null ? null : new UserInfo(user, url.group(3)),
        host,
        port == null ? usualPort : Integer.parseInt(port),
        port == null ? host : host + ":" + port,
        rawPath,
        RequestPath.of(rawPath)
            .orElseThrow(() -> new IllegalArgumentException("a malformed path: " + rawPath)),
        url.group(7),
        url.group(8));
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return url.path();
  }

  @Override
  public Url url() {
    return url;
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public InputStream bodyStream() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public String peerAddress() {
    return "127.0.0.1:40000";
  }

  @Override
  public String localAddress() {
    return "127.0.0.1:2081";
  }

  @Override
  public String connectionId() {
    return "kit";
  }

  @Override
  public @Nullable String subjectCommonName() {
    return headers.get("X-Kit-Subject");
  }

  @Override
  public OutputStream begin(Response head) {
    sentHead = Head.render(head);
    return sent;
  }

  @Override
  public boolean hasClientGone() {
    return clientGone;
  }

  /** Returns the head as it was when the first piece was sent; empty where none was. */
  List<String> sentHead() {
    return sentHead;
  }

  /** Returns what was sent in pieces. */
  byte[] sent() {
    return sent.toByteArray();
  }

  /** Makes the client go away. */
  void leave() {
    clientGone = true;
  }
}
