package dev.httpsrv.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private final Deque<byte[]> sent = new ArrayDeque<>();
  private final List<Runnable> background = new ArrayList<>();
  private final ReadAhead input = new ReadAhead(this::source, background::add);
  private @Nullable RuntimeException failure;
  private int reads;

  @Test
  void whatIsNotWatchedGoesThroughUncopied() {
    byte[] bytes = {1};
    sent.add(bytes);
    assertThat(input.get()).isSameAs(bytes);
    assertThat(input.get()).isNull();
    assertThat(background).isEmpty();
  }

  @Test
  void whatIsReadAheadComesUncopiedAndInOrder() {
    byte[] first = {1};
    byte[] second = {2};
    sent.add(first);
    sent.add(second);
    assertThat(input.hasClientGone()).isFalse();
    runBackground();
    assertThat(input.hasClientGone()).isTrue();
    assertThat(input.get()).isSameAs(first);
    assertThat(input.get()).isSameAs(second);
    assertThat(input.get()).isNull();
  }

  @Test
  void onlyOneReadsAhead() {
    input.hasClientGone();
    input.hasClientGone();
    assertThat(background).hasSize(1);
  }

  @Test
  void notMoreThanSixtyFourKibibytesAreKept() {
    for (int i = 0; i < 100; i++) {
      sent.add(new byte[8192]);
    }
    input.hasClientGone();
    runBackground();
    assertThat(reads).isEqualTo(8);
    assertThat(input.hasClientGone()).isFalse();
    assertThat(background).isEmpty();
    assertThat(input.get()).hasSize(8192);
    input.hasClientGone();
    runBackground();
    assertThat(reads).isEqualTo(9);
    for (int i = 1; i < 100; i++) {
      assertThat(input.get()).hasSize(8192);
    }
    assertThat(input.get()).isNull();
  }

  @Test
  void aBrokenConnectionIsAClientThatHasGoneAndAnErrorForWhoReads() {
    failure = new UncheckedIOException(new SocketException("reset"));
    input.hasClientGone();
    runBackground();
    assertThat(input.hasClientGone()).isTrue();
    assertThatThrownBy(input::get)
        .isInstanceOf(ServerConnectionException.class)
        .hasRootCauseMessage("reset");
  }

  @Test
  void whoReadsWaitsForWhatIsBeingReadAhead() throws Exception {
    byte[] bytes = {1};
    sent.add(bytes);
    input.hasClientGone();
    List<byte[]> read = new ArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> read.add(input.get()));
    while (reader.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    runBackground();
    reader.join();
    assertThat(read).singleElement().isSameAs(bytes);
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void interruptingWhoWaitsEndsTheConnection() throws Exception {
    input.hasClientGone();
    List<RuntimeException> thrown = new ArrayList<>();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    input.get();
                  } catch (ServerConnectionException e) {
                    thrown.add(e);
                  }
                });
    reader.interrupt();
    reader.join();
    assertThat(thrown).hasSize(1);
  }

  private byte @Nullable [] source() {
    reads++;
    if (failure != null) {
      throw failure;
    }
    return sent.poll();
  }

  private void runBackground() {
    List<Runnable> tasks = List.copyOf(background);
    background.clear();
    tasks.forEach(Runnable::run);
  }
}
