package dev.httpsrv.server.wire;

import io.helidon.http.RequestException;

/**
 * Scans the head of a request (RFC 9112, 2 to 5), however its bytes are cut, and knows in the end
 * how long the body is. What two parsers could read differently is refused, also where some
 * tolerate it.
 */
final class RequestHead {

  private final RequestLine line;
  private final HeaderFields fields;

  RequestHead(WireLimits.Sizes sizes) {
    this.line = new RequestLine(sizes);
    this.fields = new HeaderFields(sizes);
  }

  /** Forgets all, for the next request. */
  void begin() {
    line.begin();
    fields.begin();
  }

  boolean hasBegun() {
    return line.hasBegun();
  }

  boolean isComplete() {
    return fields.isComplete();
  }

  /**
   * Returns the number of bytes before the request line, which is that of an empty line or none.
   */
  int leadingBytes() {
    return line.leadingBytes();
  }

  /** Returns whether the request's version is HTTP/1.0. */
  boolean isOldVersion() {
    return line.isOldVersion();
  }

  /** Returns whether the target is a whole URI. */
  boolean isAbsolute() {
    return line.isAbsolute();
  }

  boolean hasHost() {
    return fields.hasHost();
  }

  boolean asksForUpgrade() {
    return fields.hasUpgrade();
  }

  /** Returns whether the client waits for {@code 100 Continue} before it sends the body. */
  boolean expectsContinue() {
    return fields.hasExpectation() && hasBody() && !line.isOldVersion();
  }

  boolean isChunked() {
    return fields.isChunked();
  }

  /** Returns the length of a body that is not chunked. */
  long length() {
    return Math.max(0, fields.length());
  }

  boolean hasBody() {
    return fields.isChunked() || fields.length() > 0;
  }

  /**
   * Scans the next bytes of the head.
   *
   * @return where those after it begin, or {@code end}
   * @throws RequestException if the head is malformed or too large
   */
  int scan(byte[] in, int begin, int end) {
    int i = line.isComplete() ? begin : line.scan(in, begin, end);
    if (line.isComplete()) {
      i = fields.scan(in, i, end);
      if (fields.isComplete()) {
        check();
      }
    }
    return i;
  }

  private void check() {
    if (fields.isChunked() && fields.length() >= 0) {
      throw Refusal.malformed("there are a Content-Length and a Transfer-Encoding");
    }
    if (fields.isChunked() && line.isOldVersion()) {
      throw Refusal.malformed("HTTP/1.0 has no Transfer-Encoding");
    }
    if (!fields.hasHost() && !line.isOldVersion()) {
      throw Refusal.malformed("there is no Host header");
    }
  }
}
