package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reload that is refused leaves nothing behind: no interpreter, class, thread or open file. */
class RefusedReloadsTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final int FEW_CLASSES = 30;
  private static final int FEW_THREADS = 3;
  private static final int FEW_FILES = 3;
  private static final int MUCH_HEAP = 4 << 20;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"lua, 60", "js, 30", "py, 3"})
  void manyOfThemLeaveNothing(String language, int count) throws Exception {
    write("good." + language, good(language));
    try (Httpsrv httpsrv = Httpsrv.builder().scripts(folder).interpreters(2).build()) {
      refuse(httpsrv, language, Math.max(2, count / 3));
      Left before = Left.settled(null);
      refuse(httpsrv, language, count);
      Left after = Left.settled(before);
      // A process that is young grows for a while; one that leaks grows each time.
      for (int i = 0; i < 2 && after.isMoreThan(before); i++) {
        before = after;
        refuse(httpsrv, language, count);
        after = Left.settled(before);
      }
      assertThat(after.classes).isLessThanOrEqualTo(before.classes + FEW_CLASSES);
      assertThat(after.threads).isLessThanOrEqualTo(before.threads + FEW_THREADS);
      assertThat(after.files).isLessThanOrEqualTo(before.files + FEW_FILES);
      assertThat(after.heap).isLessThan(before.heap + before.heap / 10 + MUCH_HEAP);
      assertThat(httpsrv.routes()).hasSize(1);
    }
  }

  private void refuse(Httpsrv httpsrv, String language, int count) throws IOException {
    List<String> broken = broken(language);
    Path script = folder.resolve("worse." + language);
    for (int i = 0; i < count; i++) {
      Files.writeString(script, broken.get(i % broken.size()));
      assertThatThrownBy(httpsrv::reload).isInstanceOf(ConfigurationException.class);
    }
    Files.delete(script);
  }

  private void write(String name, String source) throws IOException {
    Files.writeString(folder.resolve(name), source);
  }

  private static String good(String language) {
    return switch (language) {
      case "lua" -> "msys.httpsrv.register('GET', '/good', function(session) end)\n";
      case "js" -> "msys.httpsrv.register('GET', '/good', (session) => {});\n";
      default -> "import msys\nmsys.httpsrv.register('GET', '/good', lambda session: None)\n";
    };
  }

  /** Scripts that are refused when they are parsed, loaded, and initialized, and in a follower. */
  private static List<String> broken(String language) {
    return switch (language) {
      case "lua" ->
          List.of(
              "local = 1",
              "local big = {} for i = 1, 1000 do big[i] = {i} end error('boom')",
              "msys.registerModule('m', { init = function() return false end })",
              "msys.httpsrv.register('GET', '/' .. tostring({}):gsub('%W', ''), print)");
      case "js" ->
          List.of(
              "let = = 1",
              "const big = Array.from({length: 1000}, (_, i) => [i]); throw new Error('boom');",
              "msys.registerModule('m', { init: () => false });",
              "msys.httpsrv.register('GET', '/' + String(Math.random()).slice(2), () => {});");
      default ->
          List.of(
              "def = 1",
              "big = [[i] for i in range(1000)]\nraise ValueError('boom')",
              "import msys\nmsys.registerModule('m', { 'init': lambda: False })");
    };
  }

  /** What there is in this process when the collector has had its time. */
  private record Left(int classes, int threads, long files, long heap) {

    /** Returns what is left as soon as it is no more than before, or after a while. */
    static Left settled(@org.jspecify.annotations.Nullable Left before)
        throws InterruptedException {
      long deadline = System.nanoTime() + (before == null ? PATIENCE_NANOS / 20 : PATIENCE_NANOS);
      Left now = now();
      while (System.nanoTime() < deadline && (before == null || now.isMoreThan(before))) {
        Thread.sleep(200);
        now = now();
      }
      return now;
    }

    boolean isMoreThan(Left before) {
      return classes > before.classes + FEW_CLASSES
          || threads > before.threads + FEW_THREADS
          || files > before.files + FEW_FILES
          || heap >= before.heap + before.heap / 10 + MUCH_HEAP;
    }

    private static Left now() {
      System.gc();
      return new Left(
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0,
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
  }
}
