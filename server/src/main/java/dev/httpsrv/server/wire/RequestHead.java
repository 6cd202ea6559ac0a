package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scans the head of a request (RFC 9112, 2 to 5), however its bytes are cut, and knows in the end
 * how long the body is. What two parsers could read differently is refused, also where some
 * tolerate it.
 */
final class RequestHead {

  private enum Part {
    START,
    START_LF,
    METHOD,
    TARGET,
    VERSION,
    VERSION_LF,
    FIELD,
    NAME,
    VALUE,
    VALUE_LF,
    END_LF,
    COMPLETE
  }

  /** The fields that say where a request ends, and how. */
  private enum Field {
    CONTENT_LENGTH("content-length"),
    TRANSFER_ENCODING("transfer-encoding"),
    HOST("host"),
    EXPECT("expect"),
    UPGRADE("upgrade");

    private final byte[] name;

    Field(String name) {
      this.name = name.getBytes(US_ASCII);
    }

    /** Returns the only one whose name may begin so. */
    static @Nullable Field beginningWith(byte octet) {
      return switch (octet) {
        case 'C', 'c' -> CONTENT_LENGTH;
        case 'T', 't' -> TRANSFER_ENCODING;
        case 'H', 'h' -> HOST;
        case 'E', 'e' -> EXPECT;
        case 'U', 'u' -> UPGRADE;
        default -> null;
      };
    }
  }

  private static final byte[] CONNECT = "CONNECT".getBytes(US_ASCII);
  private static final byte[] OPTIONS = "OPTIONS".getBytes(US_ASCII);
  private static final byte[] HTTP_1_1 = "HTTP/1.1".getBytes(US_ASCII);
  private static final byte[] HTTP_1_0 = "HTTP/1.0".getBytes(US_ASCII);
  private static final int MOST_OF_METHOD = 32;
  private static final int MOST_DIGITS_OF_LENGTH = 18;

  private final WireLimits.Sizes sizes;
  // The method, the version, or the value of a field that is looked at.
  private final byte[] word = new byte[MOST_OF_METHOD];
  private int wordLength;
  private Part part = Part.START;
  private int left;
  private int fields;
  private @Nullable Field field;
  private int matched;
  private boolean leadingLine;
  private byte form;
  private int targetLength;
  private boolean optionsMethod;
  private boolean oldVersion;
  private boolean host;
  private boolean upgrade;
  private boolean expectation;
  private boolean chunked;
  private long length;

  RequestHead(WireLimits.Sizes sizes) {
    this.sizes = sizes;
    begin();
  }

  /** Forgets all, for the next request. */
  void begin() {
    part = Part.START;
    left = sizes.requestLine();
    fields = 0;
    leadingLine = false;
    targetLength = 0;
    oldVersion = false;
    host = false;
    upgrade = false;
    expectation = false;
    chunked = false;
    length = -1;
  }

  boolean hasBegun() {
    return part != Part.START;
  }

  boolean isComplete() {
    return part == Part.COMPLETE;
  }

  /**
   * Returns the number of bytes before the request line, which is that of an empty line or none.
   */
  int leadingBytes() {
    return leadingLine ? 2 : 0;
  }

  /** Returns whether the request's version is HTTP/1.0. */
  boolean isOldVersion() {
    return oldVersion;
  }

  /** Returns whether the target is a whole URI. */
  boolean isAbsolute() {
    return form != '/' && form != '*';
  }

  boolean hasHost() {
    return host;
  }

  boolean asksForUpgrade() {
    return upgrade;
  }

  /** Returns whether the client waits for {@code 100 Continue} before it sends the body. */
  boolean expectsContinue() {
    return expectation && hasBody() && !oldVersion;
  }

  boolean isChunked() {
    return chunked;
  }

  /** Returns the length of a body that is not chunked. */
  long length() {
    return Math.max(0, length);
  }

  boolean hasBody() {
    return chunked || length > 0;
  }

  /**
   * Scans the next bytes of the head.
   *
   * @return where those after it begin, or {@code end}
   * @throws RequestException if the head is malformed or too large
   */
  int scan(byte[] in, int begin, int end) {
    int i = begin;
    while (i < end && part != Part.COMPLETE) {
      if (left == 0) {
        throw tooLarge();
      }
      int next = step(in, i, Math.min(end, i + left));
      left -= next - i;
      i = next;
    }
    return i;
  }

  private int step(byte[] in, int i, int end) {
    return switch (part) {
      case START -> start(in, i);
      case METHOD -> method(in, i, end);
      case TARGET -> target(in, i, end);
      case VERSION -> version(in, i, end);
      case FIELD -> field(in, i);
      case NAME -> name(in, i, end);
      case VALUE -> field == null ? plainValue(in, i, end) : value(in, i, end);
      case START_LF, VERSION_LF, VALUE_LF, END_LF -> lineFeed(in, i);
      case COMPLETE -> i;
    };
  }

  private int start(byte[] in, int i) {
    if (in[i] == '\r' && !leadingLine) {
      leadingLine = true;
      part = Part.START_LF;
      return i + 1;
    }
    wordLength = 0;
    part = Part.METHOD;
    return i;
  }

  private int method(byte[] in, int begin, int end) {
    for (int i = begin; i < end; i++) {
      byte octet = in[i];
      if (octet == ' ' && wordLength > 0) {
        optionsMethod = isWord(OPTIONS);
        if (isWord(CONNECT)) {
          throw Refusal.of(Status.NOT_IMPLEMENTED_501, "this is no proxy");
        }
        part = Part.TARGET;
        return i + 1;
      }
      if (!Octets.isToken(octet)) {
        throw Refusal.malformed("the method is malformed");
      }
      // Helidon would take "get" for GET, which others don't.
      if (wordLength == MOST_OF_METHOD || Octets.isLowerCase(octet)) {
        throw Refusal.of(Status.NOT_IMPLEMENTED_501, "the method is not known");
      }
      word[wordLength++] = octet;
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
    wordLength = 0;
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
      if (wordLength == HTTP_1_1.length) {
        throw Refusal.malformed("the version is malformed");
      }
      word[wordLength++] = in[i];
    }
    return end;
  }

  private void checkVersion() {
    if (isWord(HTTP_1_1)) {
      return;
    }
    oldVersion = isWord(HTTP_1_0);
    if (!oldVersion) {
      throw word().matches("HTTP/[0-9]\\.[0-9]")
          ? Refusal.of(Status.HTTP_VERSION_NOT_SUPPORTED_505, "the version is not known")
          : Refusal.malformed("the version is malformed");
    }
  }

  private int lineFeed(byte[] in, int i) {
    if (in[i] != '\n') {
      throw Refusal.malformed("a line does not end with CR LF");
    }
    switch (part) {
      case START_LF -> part = Part.START;
      case END_LF -> end();
      default -> {
        if (part == Part.VERSION_LF) {
          left = sizes.headers() + 1;
        }
        part = Part.FIELD;
      }
    }
    return i + 1;
  }

  private int field(byte[] in, int i) {
    byte octet = in[i];
    if (octet == '\r') {
      part = Part.END_LF;
      return i + 1;
    }
    if (!Octets.isToken(octet)) {
      throw Refusal.malformed("a header's name is malformed, or its value continued");
    }
    if (++fields > sizes.headerCount()) {
      throw tooLarge();
    }
    field = Field.beginningWith(octet);
    matched = 0;
    part = Part.NAME;
    return i;
  }

  private int name(byte[] in, int begin, int end) {
    int i = begin;
    if (field != null) {
      byte[] name = field.name;
      while (i < end && matched < name.length && Octets.lowerCase(in[i]) == name[matched]) {
        i++;
        matched++;
      }
      if (i == end) {
        return i;
      }
      if (matched < name.length || in[i] != ':') {
        field = null;
      }
    }
    while (i < end && Octets.isToken(in[i])) {
      i++;
    }
    if (i == end) {
      return i;
    }
    if (in[i] != ':') {
      throw Refusal.malformed("a header's name is malformed");
    }
    wordLength = 0;
    part = Part.VALUE;
    return i + 1;
  }

  private int plainValue(byte[] in, int begin, int end) {
    int i = begin;
    while (i < end && Octets.isValue(in[i])) {
      i++;
    }
    return i < end ? endOfValue(in, i) : i;
  }

  private int value(byte[] in, int begin, int end) {
    for (int i = begin; i < end; i++) {
      byte octet = in[i];
      if (!Octets.isValue(octet)) {
        int next = endOfValue(in, i);
        note(field);
        return next;
      }
      boolean leading = wordLength == 0 && Octets.isBlank(octet);
      if (field != Field.HOST && field != Field.UPGRADE && !leading) {
        if (wordLength == word.length) {
          throw Refusal.malformed("a header that says where the request ends is malformed");
        }
        word[wordLength++] = Octets.lowerCase(octet);
      }
    }
    return end;
  }

  private int endOfValue(byte[] in, int i) {
    if (in[i] != '\r') {
      throw Refusal.malformed("a header's value holds a control character");
    }
    part = Part.VALUE_LF;
    return i + 1;
  }

  private void note(@Nullable Field complete) {
    while (wordLength > 0 && Octets.isBlank(word[wordLength - 1])) {
      wordLength--;
    }
    switch (complete) {
      case HOST -> {
        if (host) {
          throw Refusal.malformed("there are several Host headers");
        }
        host = true;
      }
      case CONTENT_LENGTH -> {
        if (length >= 0) {
          throw Refusal.malformed("there are several Content-Length headers");
        }
        length = contentLength();
      }
      case TRANSFER_ENCODING -> {
        if (chunked) {
          throw Refusal.malformed("there are several Transfer-Encoding headers");
        }
        checkEncoding(word());
        chunked = true;
      }
      case EXPECT -> {
        if (!word().equals("100-continue")) {
          throw Refusal.of(Status.EXPECTATION_FAILED_417, "the expectation is not known");
        }
        expectation = true;
      }
      case UPGRADE -> upgrade = true;
      case null -> {}
    }
  }

  private static void checkEncoding(String encoding) {
    if (encoding.equals("chunked")) {
      return;
    }
    throw encoding.matches(".+[ \t,]chunked")
        ? Refusal.of(Status.NOT_IMPLEMENTED_501, "the transfer encoding is not known")
        : Refusal.malformed("the transfer encoding is not chunked");
  }

  private long contentLength() {
    if (wordLength == 0 || wordLength > MOST_DIGITS_OF_LENGTH) {
      throw Refusal.malformed("the Content-Length is not a number");
    }
    long number = 0;
    for (int i = 0; i < wordLength; i++) {
      int digit = word[i] - '0';
      if (digit < 0 || digit > 9) {
        throw Refusal.malformed("the Content-Length is not a number");
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private void end() {
    if (chunked && length >= 0) {
      throw Refusal.malformed("there are a Content-Length and a Transfer-Encoding");
    }
    if (chunked && oldVersion) {
      throw Refusal.malformed("HTTP/1.0 has no Transfer-Encoding");
    }
    if (!host && !oldVersion) {
      throw Refusal.malformed("there is no Host header");
    }
    part = Part.COMPLETE;
  }

  private RequestException tooLarge() {
    return part.compareTo(Part.FIELD) < 0
        ? Refusal.of(Status.REQUEST_URI_TOO_LONG_414, "the request line is too long")
        : Refusal.of(Refusal.HEADERS_TOO_LARGE, "the headers are too large");
  }

  private boolean isWord(byte[] expected) {
    return Arrays.equals(word, 0, wordLength, expected, 0, expected.length);
  }

  private String word() {
    return new String(word, 0, wordLength, ISO_8859_1);
  }
}
