package dev.httpsrv.server.tls;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to wrap a key of an older form. */
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int SEQUENCE = 0x30;
  static final int FIRST_OPTION = 0xa0;

  private final byte[] bytes;
  private int position;

  /** Reads elements one after the other. */
  Der(byte... bytes) {
    this.bytes = bytes;
  }

  /** Returns the content of the next element, which must be of that tag. */
  byte[] next(int tag) throws InvalidKeyException {
    if (octet() != tag) {
      throw new InvalidKeyException("its DER is not that of such a key");
    }
    int length = octet();
    if (length > 0x7f) {
      int octets = length & 0x7f;
      length = 0;
      for (int i = 0; i < octets && length <= bytes.length; i++) {
        length = length << 8 | octet();
      }
    }
    if (length > bytes.length - position) {
      throw new InvalidKeyException("its DER is cut off");
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  private int octet() throws InvalidKeyException {
    if (position == bytes.length) {
      throw new InvalidKeyException("its DER is cut off");
    }
    return bytes[position++] & 0xff;
  }

  /** Returns an element. */
  static byte[] element(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] each : contents) {
      content.writeBytes(each);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int length = content.size();
    if (length > 0x7f) {
      int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
      element.write(0x80 | octets);
      for (int shift = 8 * (octets - 1); shift > 0; shift -= 8) {
        element.write(length >> shift);
      }
    }
    element.write(length);
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }
}
