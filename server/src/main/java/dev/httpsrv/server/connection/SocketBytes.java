package dev.httpsrv.server.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A socket's bytes: first what was read to tell the protocol, then what comes. */
final class SocketBytes implements Supplier<byte @Nullable []> {

  private final DataReader begun;
  private final Supplier<byte[]> socket;

  SocketBytes(DataReader begun, Supplier<byte[]> socket) {
    this.begun = begun;
    this.socket = socket;
  }

  /**
   * Returns the next bytes, null at the end.
   *
   * @throws ServerConnectionException if the connection is broken
   */
  @Override
  public byte @Nullable [] get() {
    int known = begun.available();
    if (known > 0) {
      return begun.readBytes(known);
    }
    try {
      return socket.get();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("the connection cannot be read from", e);
    }
  }
}
