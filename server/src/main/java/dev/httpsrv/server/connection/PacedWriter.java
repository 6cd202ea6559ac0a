package dev.httpsrv.server.connection;

import dev.httpsrv.server.wire.WireLimits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Writes to a client, who must take each piece in time; what it does not take is held by who writes
 * it, and nowhere else.
 */
final class PacedWriter implements DataWriter {

  private final DataWriter writer;
  private final DeadlineWatch watch;
  private final Deadline deadline = new Deadline(() -> false);
  private final int patience;
  private final UnaryOperator<BufferData> change;
  private final Runnable writingNow;

  /**
   * Creates it.
   *
   * @param patience how long a piece may take
   * @param change what is sent instead of what is written
   * @param writingNow called before something is written that is no response
   */
  PacedWriter(
      DataWriter writer,
      DeadlineWatch watch,
      Duration patience,
      UnaryOperator<BufferData> change,
      Runnable writingNow) {
    this.writer = writer;
    this.watch = watch;
    this.patience = DeadlineWatch.ticks(patience);
    this.change = change;
    this.writingNow = writingNow;
  }

  /** Has the watch look from now on. */
  void open() {
    watch.add(deadline);
  }

  @Override
  public void write(BufferData... buffers) {
    write(BufferData.create(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    inPieces(change.apply(buffer), writer::write);
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    writingNow.run();
    inPieces(buffer, writer::writeNow);
  }

  @Override
  public void flush() {
    writer.flush();
  }

  /** Has the watch look no more; Helidon itself closes the writer below. */
  @Override
  public void close() {
    watch.remove(deadline);
  }

  private void inPieces(BufferData buffer, Consumer<BufferData> to) {
    while (buffer.available() > WireLimits.PIECE) {
      byte[] piece = new byte[WireLimits.PIECE];
      inTime(BufferData.create(piece, 0, buffer.read(piece)), to);
    }
    inTime(buffer, to);
  }

  private void inTime(BufferData piece, Consumer<BufferData> to) {
    deadline.begin(watch.now() + patience);
    try {
      to.accept(piece);
    } catch (RuntimeException e) {
      deadline.end();
      throw e;
    }
    if (!deadline.end()) {
      throw new UncheckedIOException(new IOException("the client does not read"));
    }
  }
}
