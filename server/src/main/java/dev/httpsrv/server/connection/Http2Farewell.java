package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a connection of HTTP/2 writes, a frame a call. It can tell the client to send no further
 * requests here, which Helidon's cannot without ending those that run (RFC 9113, 6.8: a GOAWAY that
 * names no last stream yet).
 */
final class Http2Farewell extends FrameWriter {

  private static final byte[] GO_AWAY = {
    0, 0, 8, 7, 0, 0, 0, 0, 0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0
  };
  private static final int TYPE = 3;
  private static final int CONTINUATION = 9;

  private final DataWriter writer;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean asked;
  private boolean begun;
  private boolean said;

  Http2Farewell(DataWriter writer) {
    this.writer = writer;
  }

  /** Says farewell before the next frame that may follow it, though never as the first one. */
  void ask() {
    asked = true;
  }

  /** Says farewell now, while no frames are being written, or behind the first one. */
  void say() {
    lock.lock();
    try {
      asked = true;
      if (begun && !said) {
        said = true;
        writer.writeNow(BufferData.create(GO_AWAY));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void writeNow(BufferData buffer) {
    lock.lock();
    try {
      if (asked && buffer.get(TYPE) != CONTINUATION) {
        say();
      }
      writer.writeNow(buffer);
      if (!begun) {
        begun = true;
        if (asked) {
          say();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flush() {
    writer.flush();
  }
}
