package dev.httpsrv.server.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.socket.HelidonSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionsByThreadTest {

  private static final byte[] HEAD = "head".getBytes(US_ASCII);
  private static final byte[] BODY = "body".getBytes(US_ASCII);

  private final ConnectionsByThread connections = within(Duration.ofSeconds(30));
  private final Thread own = Thread.currentThread();
  private ConnectionsByThread.Connection connection;
  private Socket client = new Socket();
  private SocketChannel accepted;
  private HelidonSocket socket;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
      client = new Socket(InetAddress.getByName("127.0.0.1"), listener.socket().getLocalPort());
      accepted = listener.accept();
    }
    client.setSoTimeout(60_000);
    socket = new AcceptedSocket(accepted).open("listener");
    connection = connections.add(socket);
  }

  @AfterEach
  void close() throws IOException {
    connections.remove();
    accepted.close();
    client.close();
  }

  @Test
  void whoIsAnsweredByAnotherThreadHasTheWholeAnswerAndIsClosed() throws Exception {
    answer(BODY);
    assertThat(client.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("headbody");
  }

  @Test
  void whoWantsAHeadHasNoBody() throws Exception {
    connection.wantsHead(true);
    answer(BODY);
    assertThat(client.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("head");
  }

  @Test
  void whoWantedAHeadBeforeHasABody() throws Exception {
    connection.wantsHead(true);
    connection.wantsHead(false);
    answer(BODY);
    assertThat(client.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("headbody");
  }

  @Test
  void whoHasABeginningOfAnotherAnswerIsClosed() throws Exception {
    connection.responseGoesOn(true);
    answer(BODY);
    assertThat(client.getInputStream().readAllBytes()).isEmpty();
  }

  @Test
  void whoDoesNotReadIsNotWaitedFor() throws Exception {
    ConnectionsByThread impatient = within(Duration.ofMillis(100));
    impatient.add(socket);
    answer(impatient, new byte[64 << 20]); // more than systems keep
    assertThat(accepted.isOpen()).isFalse();
  }

  private static ConnectionsByThread within(Duration patience) {
    return new ConnectionsByThread(new DeadlineWatch(), patience);
  }

  private void answer(byte[] body) throws InterruptedException {
    answer(connections, body);
  }

  private void answer(ConnectionsByThread by, byte[] body) throws InterruptedException {
    Thread other = Thread.ofVirtual().start(() -> by.answer(own, HEAD, body));
    assertThat(other.join(Duration.ofSeconds(60))).isTrue();
  }
}
