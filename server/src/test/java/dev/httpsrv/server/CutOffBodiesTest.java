package dev.httpsrv.server;

import static dev.httpsrv.server.Http2Client.DATA;
import static dev.httpsrv.server.Http2Client.END_STREAM;
import static dev.httpsrv.server.Http2Client.GOAWAY;
import static dev.httpsrv.server.Http2Client.HEADERS;
import static dev.httpsrv.server.Http2Client.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.generation.HandlerThreads;
import dev.httpsrv.server.Http2Client.Frame;
import dev.httpsrv.server.wire.WireLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of HTTP/2 whose client stops sending within them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutOffBodiesTest {

  private static final String LUA =
      """
      local h = msys.httpsrv
      h.register("POST", "/whole", function(session)
        local body = session:request_data_get_string()
        msys.taken.add(body)
      end)
      h.register("POST", "/deep", function(session)
        msys.taken.add(session:request_data_get_string())
      end)
      h.register("POST", "/pieces", function(session)
        local reader = session:request_data_get()
        reader:read()
        local last = reader:read()
        msys.taken.add("pieces")
      end)
      h.register("POST", "/echo", function(session)
        local reader = session:request_data_get()
        session:response_io(reader, true)
        msys.taken.add("echo")
      end)
      """;

  /** The status 408 as it begins a head without Huffman's code. */
  private static final byte[] REQUEST_TIMEOUT = {0x48, 3, '4', '0', '8'};

  /**
   * The types of frames after which a request has no answer any more, -1 for a closed connection.
   */
  private static final Set<Integer> ENDS = Set.of(RST_STREAM, GOAWAY, -1);

  private static final Duration LONG = Duration.ofHours(1);

  private final Taken taken = new Taken();
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "/whole, ADAPTIVE",
    "/pieces, ADAPTIVE",
    "/echo, ADAPTIVE",
    "/whole, LANES",
    "/pieces, LANES",
    "/echo, LANES"
  })
  void noHandlerThatIsStoppedTakesWhatCameForAll(String path, HandlerThreads threads)
      throws Exception {
    HttpsrvBuilder builder = serving(threads).limits(limits -> limits.time(Duration.ofSeconds(1)));
    try (RunningServer server = serve(builder, LONG);
        Http2Client client = new Http2Client(server.port())) {
      client.ask(1, 0, "POST", path).frame(DATA, 0, 1, new byte[3]);
      awaitEnd(client);
    }
    assertThat(taken.bodies).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/whole, LANES", "/pieces, LANES", "/deep, ADAPTIVE"})
  void aBodyThatStopsComingIsA408WhicheverThreadReadsIt(String path, HandlerThreads threads)
      throws Exception {
    HttpsrvBuilder builder = serving(threads).limits("time=10s").limits("/deep:depth=1m");
    try (RunningServer server = serve(builder, Duration.ofMillis(500));
        Http2Client client = new Http2Client(server.port())) {
      client.ask(1, 0, "POST", path).frame(DATA, 0, 1, new byte[3]);
      assertThat(client.await(HEADERS).payload()).startsWith(REQUEST_TIMEOUT);
    }
    assertThat(taken.bodies).isEmpty();
  }

  private HttpsrvBuilder serving(HandlerThreads threads) throws IOException {
    Files.writeString(folder.resolve("bodies.lua"), LUA);
    return Httpsrv.builder().scripts(folder).library(taken).threads(threads);
  }

  private static RunningServer serve(HttpsrvBuilder builder, Duration body) throws IOException {
    return RunningServer.serve(
        builder, WireLimits.defaults().with(new WireLimits.Times(LONG, LONG, body, LONG)));
  }

  /** Waits until the request has an answer, or has none any more. */
  private static void awaitEnd(Http2Client client) throws IOException {
    Frame frame = client.read();
    while (!ENDS.contains(frame.type()) && !endsAnswer(frame)) {
      frame = client.read();
    }
  }

  private static boolean endsAnswer(Frame frame) {
    return frame.stream() != 0 && (frame.flags() & END_STREAM) != 0;
  }

  /** Notes what handlers have taken for whole bodies. */
  @ScriptLibrary("msys.taken")
  public static final class Taken {

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** Notes a body. */
    @ScriptName("add")
    public void add(String body) {
      bodies.add(body);
    }
  }
}
