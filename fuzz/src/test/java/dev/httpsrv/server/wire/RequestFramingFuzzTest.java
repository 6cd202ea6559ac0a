package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * However a client's bytes are cut, Helidon reads the requests in what passes of them that the
 * rules find in all of them, and nothing behind the first that is malformed.
 */
class RequestFramingFuzzTest {

  private static final WireLimits.Sizes SIZES = new WireLimits.Sizes(80, 160, 5);
  private static final Set<Integer> REFUSALS = Set.of(400, 414, 417, 431, 501, 505);
  private static final byte[] NOTHING = {};

  @DictionaryFile(resourcePath = "request-framing.dict")
  @FuzzTest
  void whatPassesIsReadAsTheRulesReadWhatWasSent(byte[] input) {
    NaiveWire.Reading expected = NaiveWire.read(new String(input, ISO_8859_1), SIZES);
    check(expected, NOTHING, cut(input, () -> input.length));
    check(expected, NOTHING, cut(input, () -> 1));
    Random random = new Random(Arrays.hashCode(input));
    Deque<byte[]> pieces = cut(input, () -> 1 + random.nextInt(40));
    byte[] begun = pieces.poll();
    check(expected, begun == null ? NOTHING : begun, pieces);
  }

  private static void check(NaiveWire.Reading expected, byte[] begun, Deque<byte[]> pieces) {
    RequestFraming framing =
        new RequestFraming(new Pieces(pieces), begun, SIZES, false, () -> NaiveWire.OWN_AUTHORITY);
    List<byte[]> passed = new ArrayList<>();
    boolean refused = false;
    try {
      for (byte[] bytes = framing.get(); bytes != null; bytes = framing.get()) {
        Check.that(bytes.length > 0, "something passes", passed);
        passed.add(bytes);
        framing.askedForBody();
      }
    } catch (RequestException e) {
      refused = true;
      Check.that(REFUSALS.contains(e.status().code()), "is the client's", e);
      checkClosed(framing);
    }
    Check.same(HelidonWire.read(passed), expected.requests());
    Check.same(refused, expected.isRefused());
  }

  private static void checkClosed(RequestFraming framing) {
    try {
      byte @Nullable [] more = framing.get();
      throw new AssertionError("more passes: " + Arrays.toString(more));
    } catch (CloseConnectionException e) {
      // As it should be.
    }
  }

  private static Deque<byte[]> cut(byte[] input, IntSupplier length) {
    Deque<byte[]> pieces = new ArrayDeque<>();
    for (int at = 0, end; at < input.length; at = end) {
      end = Math.min(input.length, at + length.getAsInt());
      pieces.add(Arrays.copyOfRange(input, at, end));
    }
    return pieces;
  }

  private record Pieces(Deque<byte[]> left) implements WireSource {

    @Override
    public void expect(Wait next) {}

    @Override
    public void expectRequestStill() {}

    @Override
    public byte @Nullable [] read() {
      return left.poll();
    }
  }
}
