package dev.httpsrv.server.connection;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A peer's address for a log, a script or a {@code Host} header. */
public final class HostAndPort {

  private HostAndPort() {}

  /**
   * Returns {@code 127.0.0.1:80} or {@code [::1]:80}, the host with its zone where it has one;
   * other kinds of addresses as they show.
   */
  public static String of(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return address.toString();
    }
    String host = inet.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
  }
}
