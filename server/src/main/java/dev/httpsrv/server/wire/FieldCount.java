package dev.httpsrv.server.wire;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;

/**
 * Counts the fields of header blocks by how each is represented (RFC 7541, 6), without decoding
 * them: one that the client has sent before is a single octet. Refuses those that are too large for
 * the table that the client wants to keep them in: Helidon would make room for them for ever.
 */
final class FieldCount implements FramePayload {

  /** How much a field takes in the table beside its name and value (RFC 7541, 4.1). */
  static final int OVERHEAD = 32;

  private static final int INDEXED = 0x80;
  private static final int INDEXING = 0x40;
  private static final int TABLE_SIZE = 0x20;
  private static final int HUFFMAN = 0x80;
  private static final int PREFIX_OF_STRING = 7;

  private enum Kind {
    INDEX,
    SIZE_OF_TABLE,
    LENGTH
  }

  private final HpackInteger integer = new HpackInteger();
  private final TableNames names = new TableNames();
  private final HuffmanLength huffman = new HuffmanLength();
  private int tableSize = 4096;
  private int fields;
  private Kind kind = Kind.INDEX;
  private boolean isIndexing;
  private int strings;
  private int stringLeft;
  private int stringLength;
  private boolean isHuffman;
  private int nameLength;

  /** Begins another block. */
  void begin() {
    fields = 0;
    strings = 0;
    stringLeft = 0;
    integer.end();
  }

  /** Returns how many have begun. */
  int fields() {
    return fields;
  }

  /**
   * @throws Http2Exception if the client is to send a field by HTTP/1.1
   */
  @Override
  public void take(byte[] octets, int from, int to) {
    int i = from;
    while (i < to) {
      if (stringLeft > 0) {
        int taken = Math.min(stringLeft, to - i);
        if (isHuffman && isIndexing) {
          huffman.take(octets, i, i + taken);
        }
        i += taken;
        stringLeft -= taken;
        endOfString();
      } else {
        take(octets[i++] & 0xff);
      }
    }
  }

  private void take(int octet) {
    if (integer.isOpen()) {
      integer.more(octet);
      endOfInteger();
    } else if (strings > 0) {
      isHuffman = octet >= HUFFMAN;
      integer(Kind.LENGTH, octet, PREFIX_OF_STRING);
    } else {
      representation(octet);
    }
  }

  private void representation(int octet) {
    isIndexing = false;
    if (octet >= INDEXED) {
      fields++;
      integer(Kind.INDEX, octet, 7);
    } else if (octet >= INDEXING) {
      isIndexing = true;
      literal(octet, 6);
    } else if (octet >= TABLE_SIZE) {
      integer(Kind.SIZE_OF_TABLE, octet, 5);
    } else {
      literal(octet, 4);
    }
  }

  /** Begins a field whose value follows, and its name where that has no index. */
  private void literal(int octet, int prefix) {
    fields++;
    strings = HpackInteger.prefix(octet, prefix) == 0 ? 2 : 1;
    integer(Kind.INDEX, octet, prefix);
  }

  private void integer(Kind next, int octet, int prefix) {
    kind = next;
    integer.begin(octet, prefix);
    endOfInteger();
  }

  private void endOfInteger() {
    if (integer.isOpen()) {
      return;
    }
    switch (kind) {
      case INDEX -> nameLength = names.length(integer.value());
      case SIZE_OF_TABLE -> tableSize = integer.value();
      case LENGTH -> {
        stringLength = integer.value();
        stringLeft = stringLength;
        huffman.begin();
        endOfString();
      }
    }
  }

  private void endOfString() {
    if (stringLeft > 0) {
      return;
    }
    int length = isHuffman ? huffman.decoded() : stringLength;
    if (strings-- == 2) {
      nameLength = length;
    } else if (isIndexing) {
      if (nameLength + length + OVERHEAD > tableSize) {
        throw new Http2Exception(Http2ErrorCode.HTTP_1_1_REQUIRED, "a header for a larger table");
      }
      names.add(nameLength);
    }
  }
}
