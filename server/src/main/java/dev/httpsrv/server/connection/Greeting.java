package dev.httpsrv.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that was accepted and is not served yet: its client may owe a TLS handshake.
 *
 * @param over told when it is late, and closed
 */
record Greeting(SocketChannel channel, int due, Consumer<Greeting> over) implements Watched {

  private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

  @Override
  public void look(int tick) {
    if (tick < due) {
      return;
    }
    over.accept(this);
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection without a handshake could not be closed", e);
    }
  }
}
