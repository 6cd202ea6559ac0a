package dev.httpsrv.engine.luaj;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;

/**
 * The bytes of a string that is being made. One thread uses it, so that it takes no lock a byte.
 */
final class StringBytes {

  private byte[] bytes;
  private int size;

  StringBytes(int expected) {
    bytes = new byte[Math.clamp(expected, 16, MostBytes.MOST)];
  }

  /**
   * Adds a byte.
   *
   * @throws LuaError if the string becomes too long, as from all that add
   */
  void add(int each) {
    reserve(1);
    bytes[size++] = (byte) each;
  }

  void add(byte[] more) {
    add(more, 0, more.length);
  }

  /** Adds text in ASCII. */
  void add(String ascii) {
    add(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  void add(LuaString text) {
    add(text, 0, text.m_length);
  }

  /** Adds the part of a text from one index to before another. */
  void add(LuaString text, int from, int to) {
    add(text.m_bytes, text.m_offset + from, text.m_offset + to);
  }

  /** Adds the bytes from one index to before another. */
  void add(byte[] more, int from, int to) {
    int length = to - from;
    reserve(length);
    System.arraycopy(more, from, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      long needed = (long) size + more;
      MostBytes.check(needed);
      // Never more than is allowed, so that what has room is allowed.
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * size, MostBytes.MOST)));
    }
  }

  /** Returns them; nothing is added afterwards. */
  byte[] toByteArray() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  LuaString toLuaString() {
    return LuaString.valueUsing(toByteArray());
  }
}
