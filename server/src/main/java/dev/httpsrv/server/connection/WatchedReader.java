package dev.httpsrv.server.connection;

import io.helidon.common.buffers.DataReader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection's bytes, of which some may be read ahead to learn whether the client is still there.
 * Used by the connection's thread alone.
 */
final class WatchedReader implements Supplier<byte[]> {

  private final DataReader in;
  private @Nullable FutureTask<byte @Nullable []> ahead;

  WatchedReader(DataReader in) {
    this.in = in;
  }

  /** Returns the next bytes, null at the end. */
  @Override
  @SuppressWarnings("NullAway") // Helidon takes null for the end
  public byte[] get() {
    FutureTask<byte @Nullable []> reading = ahead;
    if (reading == null) {
      return read(in);
    }
    try {
      byte[] bytes = reading.get();
      ahead = null;
      return bytes;
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Returns whether the client has gone; begins to read ahead. */
  boolean hasEnded() {
    FutureTask<byte @Nullable []> reading = ahead;
    if (reading == null) {
      reading = new FutureTask<>(() -> read(in));
      ahead = reading;
      Thread.ofVirtual().name("httpsrv-watch").start(reading);
    }
    return switch (reading.state()) {
      case RUNNING -> false;
      case SUCCESS -> reading.resultNow() == null;
      case FAILED, CANCELLED -> true;
    };
  }

  private static byte @Nullable [] read(DataReader in) {
    try {
      in.ensureAvailable();
    } catch (DataReader.InsufficientDataAvailableException end) {
      return null;
    }
    return in.readBytes(in.available());
  }
}
