package dev.httpsrv.server.connection;

import io.helidon.common.socket.PeerInfo;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;

/** One end of a connection without TLS. */
record PlainPeer(SocketAddress address) implements PeerInfo {

  @Override
  public String host() {
    return inet().getHostString();
  }

  @Override
  public int port() {
    return inet().getPort();
  }

  private InetSocketAddress inet() {
    if (address instanceof InetSocketAddress inet) {
      return inet;
    }
    throw new IllegalStateException("A connection of " + address + " has neither host nor port");
  }

  @Override
  public Optional<Principal> tlsPrincipal() {
    return Optional.empty();
  }

  @Override
  public Optional<Certificate[]> tlsCertificates() {
    return Optional.empty();
  }
}
