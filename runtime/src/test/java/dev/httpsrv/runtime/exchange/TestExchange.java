package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Url;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose client keeps what it gets. */
public final class TestExchange implements Exchange {

  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile boolean gone;
  private boolean ended;

  /** Makes a POST to {@code /}; without a body, reading it fails. */
  TestExchange(Map<String, String> headers, byte @Nullable [] body) {
    this("POST", "/", headers, body);
  }

  /** Makes a request without headers and body. */
  public TestExchange(String method, String path) {
    this(method, path, Map.of(), new byte[0]);
  }

  private TestExchange(
      String method, String path, Map<String, String> headers, byte @Nullable [] body) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  /** Makes the client go away. */
  void leave() {
    gone = true;
  }

  byte[] received() {
    return received.toByteArray();
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Url url() {
    return new Url("http", null, "a", 80, "a", path, path, null, null);
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public byte[] body() {
    if (body == null) {
      throw new ClientFailure("the request's body could not be read", null);
    }
    return body;
  }

  @Override
  public InputStream bodyStream() {
    return new ByteArrayInputStream(body());
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
    return "1";
  }

  @Override
  public @Nullable String subjectCommonName() {
    return null;
  }

  @Override
  public OutputStream begin(Response head) throws IOException {
    check();
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        check();
        received.write(b);
      }

      @Override
      public void close() {
        ended = true;
      }
    };
  }

  private void check() throws IOException {
    if (gone) {
      throw new IOException("the client has gone");
    }
  }

  @Override
  public boolean hasClientGone() {
    return gone;
  }
}
