package dev.httpsrv.server.connection;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Puts TLS over accepted connections. Many threads use it at once. */
@FunctionalInterface
public interface Securing {

  /**
   * Returns the server's side of TLS over a connection, before the handshake.
   *
   * @param protocols what may be spoken over it, in the terms of ALPN, the preferred one first
   * @throws IOException if it cannot be made
   */
  SSLSocket secure(Socket socket, String... protocols) throws IOException;
}
