package dev.httpsrv.engine.luaj;

import java.io.ByteArrayInputStream;

/** A source that knows how far LuaJ has read it, which looks one character ahead. */
final class SourceStream extends ByteArrayInputStream {

  SourceStream(byte[] source) {
    super(source);
  }

  /** Reads a byte, as the parser does, which a script may have parse for long. */
  @Override
  public synchronized int read() {
    Safepoints.poll();
    return super.read();
  }

  /** Returns the line of the character before the last that was read. */
  int line() {
    int line = 1;
    int end = pos - 1;
    for (int i = 0; i < end; i++) {
      if (isLineEnd(buf[i])) {
        line++;
        // Both together, in any order, end one line.
        i += i + 1 < end && isLineEnd(buf[i + 1]) && buf[i + 1] != buf[i] ? 1 : 0;
      }
    }
    return line;
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }
}
