package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What becomes of an array of input: itself, as long as all of it passes unchanged. */
final class Passage {

  private final byte[] in;
  private int passed;
  private @Nullable ByteArrayOutputStream other;

  Passage(byte[] in) {
    this.in = in;
  }

  /** Passes bytes of the input. */
  void pass(int begin, int end) {
    if (other == null && begin == passed) {
      passed = end;
    } else if (begin < end) {
      other().write(in, begin, end - begin);
    }
  }

  /** Adds bytes that are not of the input. */
  void add(byte[] bytes) {
    other().writeBytes(bytes);
  }

  /** Passes bytes of the input as a chunk. */
  void passChunk(int begin, int end) {
    add((Integer.toHexString(end - begin) + "\r\n").getBytes(US_ASCII));
    pass(begin, end);
    add(new byte[] {'\r', '\n'});
  }

  /** Returns the number of bytes until now. */
  int size() {
    return other == null ? passed : other.size();
  }

  /** Returns what passed. */
  byte[] bytes() {
    if (other != null) {
      return other.toByteArray();
    }
    return passed == in.length ? in : Arrays.copyOf(in, passed);
  }

  private ByteArrayOutputStream other() {
    ByteArrayOutputStream out = other;
    if (out == null) {
      out = new ByteArrayOutputStream(in.length + 64);
      out.write(in, 0, passed);
      other = out;
    }
    return out;
  }
}
