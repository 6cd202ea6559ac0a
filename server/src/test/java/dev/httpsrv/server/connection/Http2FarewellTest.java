package dev.httpsrv.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a client of HTTP/2 is told to send no further requests. */
class Http2FarewellTest {

  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;

  private final WrittenTypes written = new WrittenTypes();
  private final Http2Farewell farewell = new Http2Farewell(written);

  @Test
  void itIsNeverTheFirstFrame() {
    farewell.say();
    assertThat(written.types).isEmpty();
    write(SETTINGS);
    assertThat(written.types).containsExactly(SETTINGS, GOAWAY);
  }

  @Test
  void aFarewellThatMayWaitFollowsTheSettings() {
    farewell.ask();
    write(SETTINGS);
    write(HEADERS);
    assertThat(written.types).containsExactly(SETTINGS, GOAWAY, HEADERS);
  }

  @Test
  void itStandsInNoHead() {
    write(SETTINGS);
    write(HEADERS);
    farewell.ask();
    write(CONTINUATION);
    write(HEADERS);
    assertThat(written.types).containsExactly(SETTINGS, HEADERS, CONTINUATION, GOAWAY, HEADERS);
  }

  @Test
  void itIsSaidOnce() {
    write(SETTINGS);
    farewell.say();
    farewell.ask();
    farewell.say();
    write(HEADERS);
    assertThat(written.types).containsExactly(SETTINGS, GOAWAY, HEADERS);
  }

  private void write(int type) {
    farewell.writeNow(BufferData.create(new byte[] {0, 0, 0, (byte) type, 0, 0, 0, 0, 0}));
  }

  /** The types of the frames that were written. */
  private static final class WrittenTypes extends FrameWriter {

    private static final int TYPE = 3;
    private final List<Integer> types = new ArrayList<>();

    @Override
    public void writeNow(BufferData buffer) {
      types.add(buffer.get(TYPE));
    }

    @Override
    public void flush() {}
  }
}
