package dev.httpsrv.server.connection;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.RequestException;
import io.helidon.http.http2.Http2Exception;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection's bytes; the log tells at DEBUG whose are refused, and why. */
record ToldRefusals(Supplier<byte @Nullable []> bytes, PeerInfo peer)
    implements Supplier<byte @Nullable []> {

  private static final Logger LOG = LoggerFactory.getLogger(ToldRefusals.class);

  @Override
  public byte @Nullable [] get() {
    try {
      return bytes.get();
    } catch (RequestException e) {
      LOG.debug(
          "A request of {} is refused with {}: {}", name(), e.status().code(), e.getMessage());
      throw e;
    } catch (Http2Exception e) {
      LOG.debug("The connection of {} ends with {}: {}", name(), e.code(), e.getMessage());
      throw e;
    } catch (SlowClientException e) {
      LOG.debug("The connection of {} is closed: {}", name(), e.getMessage());
      throw e;
    }
  }

  private String name() {
    return HostAndPort.of(peer.address());
  }
}
