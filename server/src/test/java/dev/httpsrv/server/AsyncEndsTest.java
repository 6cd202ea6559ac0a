package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests that end while their asynchronous handler still does something. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AsyncEndsTest {

  private static final String READING =
      """
      msys.httpsrv.register("POST", "/", async (session) => {
        await msys.sleep(0.001);
        session.request_data_get().read();
      });
      """;

  private static final String GOING_ON =
      """
      msys.httpsrv.register("POST", "/", async (session) => {
        session.response_append("a");
        session.response_flush();
        await msys.sleep(0.001);
        goOn(session);
      });

      async function goOn(session) {
        for (let i = 0; i < 100; i++) {
          await null;
        }
        try {
          session.response_append("too late");
          session.response_flush();
          msys.probe.note("sent");
        } catch (e) {
          msys.probe.note(e.message);
        }
      }
      """;

  private static final String LEFT_BY_AUTH =
      """
      msys.httpsrv.register_auth(null, "/", (session) => {
        late(session);
        return true;
      });
      msys.httpsrv.register("GET", "/", async (session) => {
        session.response_string("body");
        await msys.sleep(0.05);
      });

      async function late(session) {
        await msys.sleep(0.001);
        session.response_string("late");
        msys.probe.note("changed");
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingReadsTheBodyAnyMoreWhenALateHandlerHasItsAnswer() throws Exception {
    SlowExchange exchange = new SlowExchange(true);
    try (Httpsrv httpsrv = serving(READING, new Probe()).limits("time=4s").build()) {
      assertThat(httpsrv.handle(exchange).status()).isEqualTo(504);
      assertThat(exchange.reads).hasPositiveValue();
      assertThat(exchange.readers).hasValue(0);
      assertThat(exchange.left).isFalse();
    }
  }

  @Test
  void theBodyIsLeftToAHandlerThatIsGivenUp() throws Exception {
    SlowExchange exchange = new SlowExchange(false);
    try (Httpsrv httpsrv = serving(READING, new Probe()).limits("time=4s").build()) {
      try {
        assertThat(httpsrv.handle(exchange).status()).isEqualTo(504);
        assertThat(exchange.left).isTrue();
      } finally {
        exchange.mayRead.countDown();
      }
    }
  }

  @Test
  void whatAHandlerHasNotAwaitedSendsNothingOnceItHasAnswered() throws Exception {
    Probe probe = new Probe();
    SlowExchange exchange = new SlowExchange(true, probe.noted);
    try (Httpsrv httpsrv = serving(GOING_ON, probe).build()) {
      assertThat(httpsrv.handle(exchange).delivery()).isEqualTo(Response.Delivery.STREAMED);
    }
    assertThat(probe.noted.get()).endsWith("the request has ended");
  }

  @Test
  void whatAnAuthHandlerHasNotAwaitedDoesNotGoOnBesideTheHandler() throws Exception {
    Probe probe = new Probe();
    try (RunningServer server = RunningServer.serve(serving(LEFT_BY_AUTH, probe))) {
      assertThat(server.get("/").body()).isEqualTo("body");
      assertThat(probe.noted).isNotDone();
    }
  }

  private HttpsrvBuilder serving(String script, Probe probe) throws IOException {
    Files.writeString(folder.resolve("async.js"), script);
    return Httpsrv.builder().scripts(folder).interpreters(1).library(probe);
  }

  /** What a script tells. */
  @ScriptLibrary("msys.probe")
  public static final class Probe {

    private final CompletableFuture<String> noted = new CompletableFuture<>();

    /** Notes what became of something. */
    @ScriptName("note")
    public void note(String outcome) {
      noted.complete(outcome);
    }
  }

  /** A request whose body does not come, and whose response ends when something was noted. */
  private static final class SlowExchange implements Exchange {

    private final boolean interruptible;
    private final CompletableFuture<?> mayEnd;
    private final CountDownLatch mayRead = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();
    private volatile boolean left;

    SlowExchange(boolean interruptible) {
      this(interruptible, CompletableFuture.completedFuture(null));
    }

    SlowExchange(boolean interruptible, CompletableFuture<?> mayEnd) {
      this.interruptible = interruptible;
      this.mayEnd = mayEnd;
    }

    @Override
    public InputStream bodyStream() {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          reads.incrementAndGet();
          readers.incrementAndGet();
          try {
            awaitBody();
            return -1;
          } finally {
            readers.decrementAndGet();
          }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
          return read();
        }
      };
    }

    private void awaitBody() throws IOException {
      boolean waits = true;
      while (waits) {
        try {
          mayRead.await();
          waits = false;
        } catch (InterruptedException e) {
          if (interruptible) {
            throw new IOException(e);
          }
        }
      }
    }

    @Override
    public void leaveBody() {
      left = true;
    }

    @Override
    public OutputStream begin(Response head) {
      return new OutputStream() {
        @Override
        public void write(int b) {}

        @Override
        public void close() {
          mayEnd.join();
        }
      };
    }

    @Override
    public String method() {
      return "POST";
    }

    @Override
    public String path() {
      return "/";
    }

    @Override
    public Url url() {
      return new Url("http", null, "a", 80, "a", "/", "/", null, null);
    }

    @Override
    public @Nullable String header(String name) {
      return null;
    }

    @Override
    public byte[] body() {
      return new byte[0];
    }

    @Override
    public String peerAddress() {
      return "127.0.0.1:40000";
    }

    @Override
    public String localAddress() {
      return "127.0.0.1:2081";
    }

    @Override
    public String connectionId() {
      return "1";
    }

    @Override
    public @Nullable String subjectCommonName() {
      return null;
    }

    @Override
    public boolean hasClientGone() {
      return false;
    }
  }
}
