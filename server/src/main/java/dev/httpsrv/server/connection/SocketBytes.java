package dev.httpsrv.server.connection;

import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A socket's bytes, as those who serve its connection read them. */
record SocketBytes(Supplier<byte @Nullable []> socket) implements Supplier<byte @Nullable []> {

  /**
   * Returns the next bytes, null at the end.
   *
   * @throws ServerConnectionException if the connection is broken
   */
  @Override
  public byte @Nullable [] get() {
    try {
      return socket.get();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("the connection cannot be read from", e);
    }
  }
}
