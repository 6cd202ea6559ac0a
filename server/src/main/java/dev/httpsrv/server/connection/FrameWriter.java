package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** What Helidon's HTTP/2 writes to: each call is a frame. */
abstract class FrameWriter implements DataWriter {

  @Override
  public final void writeNow(BufferData... parts) {
    writeNow(BufferData.create(parts));
  }

  @Override
  public final void write(BufferData frame) {
    writeNow(frame);
  }

  @Override
  public final void write(BufferData... parts) {
    writeNow(parts);
  }
}
