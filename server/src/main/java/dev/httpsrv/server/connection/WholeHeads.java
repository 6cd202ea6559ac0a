package dev.httpsrv.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a connection of HTTP/2 writes, a frame a call, with each head at once. Of a head in several
 * frames Helidon says in the last one, where it means nothing, that no body follows, and not in the
 * first one.
 */
final class WholeHeads extends FrameWriter {

  private static final int TYPE = 3;
  private static final int FLAGS = 4;
  private static final int HEADERS = 1;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  private final DataWriter writer;
  private final List<BufferData> held = new ArrayList<>();

  WholeHeads(DataWriter writer) {
    this.writer = writer;
  }

  @Override
  public void writeNow(BufferData frame) {
    int type = frame.get(TYPE);
    if ((type == HEADERS || type == CONTINUATION) && (frame.get(FLAGS) & END_HEADERS) == 0) {
      held.add(frame);
    } else if (type == CONTINUATION && !held.isEmpty()) {
      BufferData head = whole(frame);
      held.clear();
      writer.writeNow(head);
    } else {
      writer.writeNow(frame);
    }
  }

  private BufferData whole(BufferData last) {
    int begin = held.stream().mapToInt(BufferData::available).sum();
    byte[] head = new byte[begin + last.available()];
    int at = 0;
    for (BufferData frame : held) {
      at += frame.read(head, at, frame.available());
    }
    last.read(head, at, last.available());
    head[FLAGS] = (byte) (head[begin + FLAGS] & END_STREAM);
    head[begin + FLAGS] = END_HEADERS;
    return BufferData.create(head);
  }

  @Override
  public void flush() {
    writer.flush();
  }
}
