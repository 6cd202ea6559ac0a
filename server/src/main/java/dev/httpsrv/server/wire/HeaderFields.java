package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import org.jspecify.annotations.Nullable;

/** Scans a request's header fields (RFC 9112, 5), and reads those that say where it ends. */
final class HeaderFields extends HeadPart {

  private enum Part {
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

  private static final int MOST_DIGITS_OF_LENGTH = 18;

  private final int most;
  // The value of a field that is looked at.
  private final Word word = new Word();
  private Part part = Part.FIELD;
  private int fields;
  private @Nullable Field field;
  private int matched;
  private boolean host;
  private boolean upgrade;
  private boolean expectation;
  private boolean chunked;
  private long length;

  HeaderFields(WireLimits.Sizes sizes) {
    super(sizes.headers());
    most = sizes.headerCount();
    begin();
  }

  @Override
  void begin() {
    super.begin();
    part = Part.FIELD;
    fields = 0;
    host = false;
    upgrade = false;
    expectation = false;
    chunked = false;
    length = -1;
  }

  @Override
  boolean isComplete() {
    return part == Part.COMPLETE;
  }

  boolean hasHost() {
    return host;
  }

  boolean hasUpgrade() {
    return upgrade;
  }

  /** Returns whether there is an {@code Expect: 100-continue}. */
  boolean hasExpectation() {
    return expectation;
  }

  /** Returns whether there is a {@code Transfer-Encoding: chunked}. */
  boolean isChunked() {
    return chunked;
  }

  /** Returns the {@code Content-Length}; -1 where there is none. */
  long length() {
    return length;
  }

  @Override
  int step(byte[] in, int i, int end) {
    return switch (part) {
      case FIELD -> field(in, i);
      case NAME -> name(in, i, end);
      case VALUE -> field == null ? plainValue(in, i, end) : value(in, i, end);
      case VALUE_LF -> lineFeed(in, i, Part.FIELD);
      case END_LF -> lineFeed(in, i, Part.COMPLETE);
      case COMPLETE -> i;
    };
  }

  @Override
  RequestException tooLarge() {
    return Refusal.of(Refusal.HEADERS_TOO_LARGE, "the headers are too large");
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
    if (++fields > most) {
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
    word.clear();
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
      boolean leading = word.isEmpty() && Octets.isBlank(octet);
      if (field != Field.HOST && field != Field.UPGRADE && !leading) {
        if (word.isFull()) {
          throw Refusal.malformed("a header that says where the request ends is malformed");
        }
        word.add(Octets.lowerCase(octet));
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
    word.strip();
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
        checkEncoding(word.toString());
        chunked = true;
      }
      case EXPECT -> {
        if (!word.toString().equals("100-continue")) {
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
    if (word.isEmpty() || word.length() > MOST_DIGITS_OF_LENGTH) {
      throw Refusal.malformed("the Content-Length is not a number");
    }
    long number = 0;
    for (int i = 0; i < word.length(); i++) {
      int digit = word.octet(i) - '0';
      if (digit < 0 || digit > 9) {
        throw Refusal.malformed("the Content-Length is not a number");
      }
      number = 10 * number + digit;
    }
    return number;
  }

  private int lineFeed(byte[] in, int i, Part next) {
    checkLineFeed(in[i]);
    part = next;
    return i + 1;
  }
}
