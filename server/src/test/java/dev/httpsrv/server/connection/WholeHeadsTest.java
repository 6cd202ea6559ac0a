package dev.httpsrv.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the heads get to a client that Helidon writes in several frames. */
class WholeHeadsTest {

  private final List<String> written = new ArrayList<>();
  private final WholeHeads heads = new WholeHeads(new Written());

  @Test
  void otherFramesAndHeadsOfOneFramePass() {
    write("000001010500000001aa");
    write("00000100010000000161");
    assertThat(written).containsExactly("000001010500000001aa", "00000100010000000161");
  }

  @Test
  void aHeadOfSeveralFramesComesAtOnce() {
    write("000001010000000001aa");
    write("000001090000000001bb");
    assertThat(written).isEmpty();
    write("000000090400000001");
    assertThat(written)
        .containsExactly("000001010000000001aa" + "000001090000000001bb" + "000000090400000001");
  }

  @Test
  void thatNoBodyFollowsIsSaidByTheFirstFrame() {
    write("000001010000000001aa");
    write("000001090500000001bb");
    write("00000100010000000161");
    assertThat(written)
        .containsExactly("000001010100000001aa" + "000001090400000001bb", "00000100010000000161");
  }

  private void write(String frame) {
    heads.writeNow(BufferData.create(HexFormat.of().parseHex(frame)));
  }

  private final class Written extends FrameWriter {

    @Override
    public void writeNow(BufferData buffer) {
      byte[] bytes = new byte[buffer.available()];
      buffer.read(bytes);
      written.add(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void flush() {}
  }
}
