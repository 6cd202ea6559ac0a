package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.RequestException;
import io.helidon.http.Status;

/** Scans a request's first line (RFC 9112, 3), and an empty one before it. */
final class RequestLine extends HeadPart {

  private enum Part {
    START,
    START_LF,
    METHOD,
    TARGET,
    VERSION,
    VERSION_LF,
    COMPLETE
  }

  private static final byte[] CONNECT = "CONNECT".getBytes(US_ASCII);
  private static final byte[] OPTIONS = "OPTIONS".getBytes(US_ASCII);
  private static final byte[] HTTP_1_1 = "HTTP/1.1".getBytes(US_ASCII);
  private static final byte[] HTTP_1_0 = "HTTP/1.0".getBytes(US_ASCII);

  // The method, then the version.
  private final Word word = new Word();
  private Part part = Part.START;
  private boolean leadingLine;
  private byte form;
  private int targetLength;
  private boolean optionsMethod;
  private boolean oldVersion;

  RequestLine(WireLimits.Sizes sizes) {
    super(sizes.requestLine());
    begin();
  }

  @Override
  void begin() {
    super.begin();
    part = Part.START;
    leadingLine = false;
    targetLength = 0;
    oldVersion = false;
  }

  boolean hasBegun() {
    return part != Part.START;
  }

  @Override
  boolean isComplete() {
    return part == Part.COMPLETE;
  }

  /** Returns the number of bytes before the line, which is that of an empty line or none. */
  int leadingBytes() {
    return leadingLine ? 2 : 0;
  }

  /** Returns whether the version is HTTP/1.0. */
  boolean isOldVersion() {
    return oldVersion;
  }

  /** Returns whether the target is a whole URI. */
  boolean isAbsolute() {
    return form != '/' && form != '*';
  }

  @Override
  int step(byte[] in, int i, int end) {
    return switch (part) {
      case START -> start(in, i);
      case METHOD -> method(in, i, end);
      case TARGET -> target(in, i, end);
      case VERSION -> version(in, i, end);
      case START_LF -> lineFeed(in, i, Part.START);
      case VERSION_LF -> lineFeed(in, i, Part.COMPLETE);
      case COMPLETE -> i;
    };
  }

  @Override
  RequestException tooLarge() {
    return Refusal.of(Status.REQUEST_URI_TOO_LONG_414, "the request line is too long");
  }

  private int start(byte[] in, int i) {
    if (in[i] == '\r' && !leadingLine) {
      leadingLine = true;
      part = Part.START_LF;
      return i + 1;
    }
    word.clear();
    part = Part.METHOD;
    return i;
  }

  private int method(byte[] in, int begin, int end) {
    for (int i = begin; i < end; i++) {
      byte octet = in[i];
      if (octet == ' ' && !word.isEmpty()) {
        optionsMethod = word.is(OPTIONS);
        if (word.is(CONNECT)) {
          throw Refusal.of(Status.NOT_IMPLEMENTED_501, "this is no proxy");
        }
        part = Part.TARGET;
        return i + 1;
      }
      if (!Octets.isToken(octet)) {
        throw Refusal.malformed("the method is malformed");
      }
      // Helidon would take "get" for GET, which others don't.
      if (word.isFull() || Octets.isLowerCase(octet)) {
        throw Refusal.of(Status.NOT_IMPLEMENTED_501, "the method is not known");
      }
      word.add(octet);
    }
    return end;
  }

  private int target(byte[] in, int begin, int end) {
    int i = begin;
    if (targetLength == 0) {
      form = in[i];
    }
    while (i < end && Octets.isTarget(in[i])) {
      i++;
    }
    targetLength += i - begin;
    if (i == end) {
      return i;
    }
    boolean asterisk = form == '*' && !(optionsMethod && targetLength == 1);
    if (in[i] != ' ' || targetLength == 0 || asterisk) {
      throw Refusal.malformed("the request's target is malformed");
    }
    word.clear();
    part = Part.VERSION;
    return i + 1;
  }

  private int version(byte[] in, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (in[i] == '\r') {
        checkVersion();
        part = Part.VERSION_LF;
        return i + 1;
      }
      if (word.length() == HTTP_1_1.length) {
        throw Refusal.malformed("the version is malformed");
      }
      word.add(in[i]);
    }
    return end;
  }

  private void checkVersion() {
    if (word.is(HTTP_1_1)) {
      return;
    }
    oldVersion = word.is(HTTP_1_0);
    if (!oldVersion) {
      throw word.toString().matches("HTTP/[0-9]\\.[0-9]")
          ? Refusal.of(Status.HTTP_VERSION_NOT_SUPPORTED_505, "the version is not known")
          : Refusal.malformed("the version is malformed");
    }
  }

  private int lineFeed(byte[] in, int i, Part next) {
    checkLineFeed(in[i]);
    part = next;
    return i + 1;
  }
}
