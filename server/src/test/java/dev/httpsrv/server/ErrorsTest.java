package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.api.spi.ScriptLanguage;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that engines throw end a request, or a reload, and nothing else. */
class ErrorsTest {

  private static final Map<String, Supplier<Error>> ERRORS =
      Map.of(
          "memory", () -> new OutOfMemoryError("as asked"),
          "stack", StackOverflowError::new,
          "internal", () -> new InternalError("as asked"),
          "linkage", () -> new NoClassDefFoundError("as asked"),
          "assertion", () -> new AssertionError("as asked"),
          "own", () -> new Error("as asked"));

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "lua",
          """
          msys.httpsrv.register("GET", "/fail", function(session)
            msys.broken.fail(session:request_url_get().attrs.how)
          end)
          msys.httpsrv.register("GET", "/hello", function(session)
            session:response_string("hello")
          end)
          """,
          "js",
          """
          msys.httpsrv.register("GET", "/fail", (session) => {
            msys.broken.fail(session.request_url_get().attrs.how);
          });
          msys.httpsrv.register("GET", "/hello", (session) => {
            session.response_string("hello");
          });
          """,
          "py",
          """
          import msys

          def fail(session):
              msys.broken.fail(session.request_url_get().attrs["how"])

          def hello(session):
              session.response_string("hello")

          msys.httpsrv.register("GET", "/fail", fail)
          msys.httpsrv.register("GET", "/hello", hello)
          """);

  @TempDir private Path folder = Path.of("");

  /** Throws what a script asks for. */
  @ScriptLibrary("msys.broken")
  public static final class Broken {

    /** Throws an error of a name. */
    @ScriptName("fail")
    public void fail(String how) {
      throw ERRORS.getOrDefault(how, Error::new).get();
    }
  }

  /**
   * A full stack is a limit, and in Lua a lack of memory, too; GraalVM's scripts get that as an
   * error of Java's.
   */
  private static String answer(String language, String how) {
    return how.equals("stack") || (language.equals("lua") && how.equals("memory"))
        ? "HTTP/1.1 503 Service Unavailable"
        : "HTTP/1.1 500 Internal Server Error";
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "py"})
  void anErrorOfJavaInAHandlerEndsThatRequestAlone(String language) throws Exception {
    write(language);
    HttpsrvBuilder builder =
        Httpsrv.builder().scripts(folder).interpreters(1).library(new Broken());
    try (RunningServer server = RunningServer.serve(builder)) {
      for (int i = 0; i < 3; i++) {
        for (String how : ERRORS.keySet()) {
          try (RawClient client = new RawClient(server.port())) {
            assertThat(client.ask("GET", "/fail?how=" + how).read().statusLine())
                .as(how)
                .isEqualTo(answer(language, how));
          }
          assertThat(server.get("/hello").body()).as("after " + how).isEqualTo("hello");
        }
      }
      server.console("config reload");
      awaitStatus(server, "reloads: 1, refused: 0; old configurations that end: 0, given up: 0");
    }
  }

  @Test
  void anErrorOfAnEngineRefusesTheReloadAlone() throws Exception {
    write("lua");
    AtomicReference<@Nullable Error> next = new AtomicReference<>();
    Engines engines = Engines.of(List.of(new FailingProvider(next)), Map.of());
    HttpsrvBuilder builder =
        Httpsrv.builder().scripts(folder).interpreters(2).engines(engines).library(new Broken());
    try (RunningServer server = RunningServer.serve(builder)) {
      for (Supplier<Error> each : ERRORS.values()) {
        next.set(each.get());
        assertThat(server.console("config reload")).first().isEqualTo("failed");
        assertThat(server.get("/hello").body()).isEqualTo("hello");
      }
      assertThat(server.console("config reload")).containsExactly("reloaded, 2 routes");
      assertThat(server.get("/hello").body()).isEqualTo("hello");
    }
  }

  private void write(String language) throws IOException {
    Files.writeString(folder.resolve("s." + language), SCRIPTS.get(language));
  }

  private static void awaitStatus(RunningServer server, String line) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    List<String> status = server.console("status");
    while (!status.contains(line) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      status = server.console("status");
    }
    assertThat(status).contains(line);
  }

  /** LuaJ, which fails to make its next interpreter if it is told to. */
  private record FailingProvider(EngineProvider luaj, AtomicReference<@Nullable Error> next)
      implements EngineProvider {

    FailingProvider(AtomicReference<@Nullable Error> next) {
      this(
          ServiceLoader.load(EngineProvider.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(each -> each.id().equals("luaj"))
              .findFirst()
              .orElseThrow(),
          next);
    }

    @Override
    public String id() {
      return "failing";
    }

    @Override
    public List<ScriptLanguage> languages() {
      return luaj.languages();
    }

    @Override
    public ScriptEngine start(SandboxPreset sandbox) {
      ScriptEngine engine = luaj.start(sandbox);
      return new ScriptEngine() {
        @Override
        public String description() {
          return engine.description();
        }

        @Override
        public CompiledScript compile(Script script) {
          return engine.compile(script);
        }

        @Override
        public Interpreter newInterpreter(String language, InterpreterHost host) {
          Error error = next.getAndSet(null);
          if (error != null) {
            throw error;
          }
          return engine.newInterpreter(language, host);
        }

        @Override
        public void close() {
          engine.close();
        }
      };
    }
  }
}
