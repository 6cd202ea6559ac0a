package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of handlers that pass a limit, and of everybody else. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsTest {

  private static final String LUA =
      """
      msys.httpsrv.register("GET", "/lua/runs", function(session)
        while true do
          pcall(function()
            while true do
            end
          end)
        end
      end)
      msys.httpsrv.register("GET", "/lua/hello", function(session)
        session:response_append("hello")
      end)
      """;

  private static final String JAVASCRIPT =
      """
      msys.httpsrv.register("GET", "/js/runs", (session) => {
        for (;;) {
          try {
            for (;;) {
            }
          } finally { continue; }
        }
      });
      msys.httpsrv.register("GET", "/js/hello", (session) => session.response_append("hello"));
      """;

  private static final String PYTHON =
      """
      import msys
      def runs(session):
        while True:
          try:
            while True:
              pass
          except BaseException: pass
          finally: continue
      msys.httpsrv.register("GET", "/py/runs", runs)
      def hello(session):
        session.response_append("hello")
      msys.httpsrv.register("GET", "/py/hello", hello)
      """;

  private static final String MORE_LUA =
      """
      msys.httpsrv.register("GET", "/sleep", function()
        msys.sleep(3600)
      end)
      msys.httpsrv.register("GET", "/sleep-in-pcall", function()
        while true do pcall(msys.sleep, 3600) end
      end)
      msys.httpsrv.register("GET", "/response", function(session)
        while true do pcall(session.response_append, session, ("x"):rep(1000)) end
      end)
      msys.httpsrv.register("GET", "/growth", function()
        local t = {}
        while true do t[#t + 1] = {} end
      end)
      msys.httpsrv.register("GET", "/hello", function(session)
        session:response_append("hello")
      end)
      msys.httpsrv.register("GET", "/deep", function()
        local function down(n) return 1 + down(n + 1) end
        down(1)
      end)
      """;

  private static final String MORE_JAVASCRIPT =
      """
      msys.httpsrv.register("GET", "/js-sleep", async () => { await msys.sleep(3600); });
      msys.httpsrv.register("GET", "/js-naps", async () => {
        for (;;) { await msys.sleep(0.001); }
      });
      msys.httpsrv.register("GET", "/js-later", async () => {
        try { await msys.sleep(0.001); for (;;) {} } finally { await msys.sleep(3600); }
      });
      msys.httpsrv.register("GET", "/js-response", (session) => {
        for (;;) { try { session.response_append("x".repeat(1000)); } catch {} }
      });
      msys.httpsrv.register("GET", "/js-growth", () => {
        const all = [];
        for (;;) { all.push({}); }
      });
      msys.httpsrv.register("GET", "/js-hello", (session) => session.response_append("hello"));
      msys.httpsrv.register("GET", "/js-deep", () => {
        const down = (n) => 1 + down(n + 1);
        down(1);
      });
      const all = (count, each) => Promise.all(Array.from({ length: count }, each));
      msys.httpsrv.register("GET", "/js-branches", () => {
        const burn = () => { const end = Date.now() + 100; while (Date.now() < end) {} };
        return all(200, () => msys.sleep(0.001).then(burn));
      });
      msys.httpsrv.register("GET", "/js-waits", () => all(1001, () => msys.sleep(30)));
      msys.httpsrv.register("GET", "/js-some-waits", (session) =>
        all(1000, () => msys.sleep(0.001)).then((done) => session.response_append(`${done.length}`)));
      """;

  private static final String MORE_PYTHON =
      """
      import msys
      def down(n):
        return 1 + down(n + 1)
      def deep(session):
        down(1)
      msys.httpsrv.register("GET", "/py-deep", deep)
      def growth(session):
        all = []
        while True:
          all.append({})
      msys.httpsrv.register("GET", "/py-growth", growth)
      def response(session):
        while True:
          try:
            session.response_append("x" * 1000)
          except BaseException: pass
      msys.httpsrv.register("GET", "/py-response", response)
      def sleep(session):
        msys.sleep(3600)
      msys.httpsrv.register("GET", "/py-sleep", sleep)
      """;

  private static final String DOWN_LUA =
      """
      local function down(n)
        if n == 0 then return 0 end
        return 1 + down(n - 1)
      end
      for _, path in ipairs({"/small/{n}", "/large/{n}"}) do
        msys.httpsrv.register("GET", path, function(session)
          msys.sleep(0.001)
          session:response_append(down(tonumber(session:request_path_param_get("n"))))
        end)
      end
      """;

  private static final String DOWN_JAVASCRIPT =
      """
      const down = (n) => n === 0 ? 0 : 1 + down(n - 1);
      const answer = (session) => {
        session.response_append(String(down(Number(session.request_path_param_get("n")))));
      };
      msys.httpsrv.register("GET", "/small/{n}", answer);
      msys.httpsrv.register("GET", "/large/{n}", async (session) => {
        await msys.sleep(0.001);
        answer(session);
      });
      """;

  private static final String DOWN_PYTHON =
      """
      import msys, sys
      sys.setrecursionlimit(1000000)
      def down(n):
        return 0 if n == 0 else 1 + down(n - 1)
      def answer(session):
        msys.sleep(0.001)
        session.response_append(str(down(int(session.request_path_param_get("n")))))
      for path in ["/small/{n}", "/large/{n}"]:
        msys.httpsrv.register("GET", path, answer)
      """;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "lua, computing, 200 ms, 503",
    "js, computing, 200 ms, 503",
    "py, computing, 1 s, 503", // a new interpreter takes long until it runs the handler
    "lua, time, 200 ms, 504",
    "js, time, 200 ms, 504",
    "py, time, 1 s, 504"
  })
  void whatRunsForEverIsStopped(String language, String limit, String most, int status)
      throws Exception {
    write(language);
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .limits("/%s/runs:%s=%s".formatted(language, limit, most));
    try (RunningServer server = RunningServer.serve(builder);
        CapturedLog log = new CapturedLog()) {
      assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> stopped = server.get("/" + language + "/runs");
        assertThat(stopped.statusCode()).isEqualTo(status);
        assertThat(server.get("/" + language + "/hello").body()).isEqualTo("hello");
      }
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .hasSize(3)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .matches(
                          "WARN /%s/runs: stopped at .*limits\\.%s:[3-8], its %s limit of %s has passed"
                              .formatted(language, language, limit, most)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sleep, time, 504, stopped at .*more.lua:2",
    "sleep-in-pcall, time, 504, stopped at .*more.lua:5",
    "response, response, 500, stopped at .*more.lua:8",
    "growth, memory, 503, stopped at .*more.lua:12",
    "js-sleep, time, 504, stopped at .*more.js:1",
    "js-naps, time, 504, stopped at .*more.js:2",
    "js-later, computing, 503, stopped at .*more.js:6",
    "js-response, response, 500, stopped at .*more.js:9",
    "js-growth, memory, 503, stopped at .*more.js:13",
    "deep, depth, 503, stopped at .*more.lua:18",
    "js-deep, depth, 503, stopped at .*more.js:17",
    "js-branches, computing, 503, stopped at .*more.js:22",
    "py-deep, depth, 503, stopped at .*more.py:3",
    "py-growth, memory, 503, stopped at .*more.py:(9|10)",
    "py-response, response, 500, stopped at .*more.py:1[3-6]",
    "py-sleep, time, 504, stopped at .*more.py:19",
  })
  void aLimitIsToldToClientAndOperator(String path, String limit, int status, String told)
      throws Exception {
    Files.writeString(folder.resolve("more.lua"), MORE_LUA);
    Files.writeString(folder.resolve("more.js"), MORE_JAVASCRIPT);
    if (path.startsWith("py")) {
      Files.writeString(folder.resolve("more.py"), MORE_PYTHON);
    }
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .limits("time=120s,computing=120s,response=100k,memory=64m")
            .limits("/js-later:computing=100ms")
            .limits("/js-branches:computing=500ms");
    if (limit.equals("time")) {
      builder.limits("/" + path + ":time=2s");
    }
    try (RunningServer server = RunningServer.serve(builder);
        CapturedLog log = new CapturedLog()) {
      assertThat(server.get("/" + path).statusCode()).isEqualTo(status);
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .singleElement()
          .asString()
          .matches("WARN /%s: %s, its %s limit of .* has passed".formatted(path, told, limit));
      assertThat(server.get("/hello").body()).isEqualTo("hello");
      assertThat(server.get("/js-hello").body()).isEqualTo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "py"})
  void howDeepCallsMayLieIsSetForARoute(String language) throws Exception {
    Files.writeString(
        folder.resolve("down." + language),
        switch (language) {
          case "lua" -> DOWN_LUA;
          case "js" -> DOWN_JAVASCRIPT;
          default -> DOWN_PYTHON;
        });
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .scripts(folder)
            .interpreters(1)
            .limits("/small:depth=256k")
            .limits("/large:depth=256m");
    try (RunningServer server = RunningServer.serve(builder);
        CapturedLog log = new CapturedLog()) {
      assertThat(server.get("/small/20000").statusCode()).isEqualTo(503);
      assertThat(server.get("/large/20000").body()).isEqualTo("20000");
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .singleElement()
          .asString()
          .matches("WARN /small/.*: stopped at .*down.*, its depth limit of 256 KiB has passed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "py"})
  void howDeepDataMayLieIsSetForARoute(String language) throws Exception {
    Files.writeString(
        folder.resolve("nest." + language),
        switch (language) {
          case "lua" ->
              """
              msys.httpsrv.register("POST", "/json", function(session)
                session:response_json(assert(session:request_data_get_json()))
              end)
              msys.httpsrv.register("GET", "/json", function(session)
                session:response_json({{{}}})
              end)
              """;
          case "js" ->
              """
              msys.httpsrv.register("POST", "/json", (session) =>
                session.response_json(session.request_data_get_json()));
              msys.httpsrv.register("GET", "/json", (session) => session.response_json([[[]]]));
              """;
          default ->
              """
              import msys
              def echo(session):
                session.response_json(session.request_data_get_json())
              def write(session):
                session.response_json([[[]]])
              msys.httpsrv.register("POST", "/json", echo)
              msys.httpsrv.register("GET", "/json", write)
              """;
        });
    HttpsrvBuilder builder =
        Httpsrv.builder().scripts(folder).interpreters(1).limits("/json:nesting=2");
    try (RunningServer server = RunningServer.serve(builder);
        CapturedLog log = new CapturedLog()) {
      assertThat(server.send("POST", "/json", "[[1]]".getBytes(UTF_8)).body()).isEqualTo("[[1]]");
      assertThat(server.send("POST", "/json", "[[[1]]]".getBytes(UTF_8)).statusCode())
          .isEqualTo(500);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("more than 2 lists and objects within each other"));
      assertThat(server.get("/json").statusCode()).isEqualTo(500);
      assertThat(log.lines()).anyMatch(line -> line.contains("nested in more than 2 levels"));
    }
  }

  @ParameterizedTest
  @CsvSource({"getter.js, 2", "global.js, 2", "property.py, 5"})
  void toLookUpTheNameOfAHandlerIsPartOfLoading(String name, int line) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve(name),
            switch (name) {
              case "getter.js" ->
                  """
                  msys.httpsrv.register("GET", "/", "o.f");
                  const o = { get f() { for (;;); } };
                  """;
              case "global.js" ->
                  """
                  msys.httpsrv.register("GET", "/", "f");
                  Object.defineProperty(globalThis, "f", { get() { for (;;); } });
                  """;
              default ->
                  """
                  import msys
                  class O:
                    @property
                    def f(self):
                      while True: pass
                  o = O()
                  msys.httpsrv.register("GET", "/", "o.f")
                  """;
            });
    assertThat(refusal("load=3s"))
        .isEqualTo(
            "%s:%d: stopped while in %s, its load limit of 3 s has passed"
                .formatted(script, line, script));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "py"})
  void whatAHookReturnedIsToldWithoutTheScript(String language) throws Exception {
    Files.writeString(
        folder.resolve("hook." + language),
        switch (language) {
          case "lua" -> "msys.registerModule('m', { init = function() return {} end })";
          case "js" -> "msys.registerModule('m', { init: () => ({}) });";
          default ->
              """
              import msys
              class Endless:
                def __repr__(self):
                  while True: pass
              msys.registerModule("m", { "init": Endless })
              """;
        });
    assertThat(refusal("load=10s"))
        .endsWith(": init of module \"m\" returned a value; return true when it worked");
  }

  /** Returns the one problem for which the scripts are refused. */
  private String refusal(String limits) {
    HttpsrvBuilder builder = Httpsrv.builder().scripts(folder).interpreters(1).limits(limits);
    ConfigurationException refusal =
        catchThrowableOfType(ConfigurationException.class, builder::build);
    assertThat(refusal.problems()).hasSize(1);
    return refusal.problems().getFirst().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "session:response_io(session:request_data_get())",
        "session:response_flush() session:response_append('fits') session:response_flush()"
            + " session:response_append('no more')",
      })
  void whatIsSentOnceTheHandlerHasEndedIsPartOfItsResponse(String handler) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("sends.lua"),
            "msys.httpsrv.register('POST', '/sends', function(session) %s end)".formatted(handler));
    HttpsrvBuilder builder = Httpsrv.builder().scripts(folder).interpreters(1);
    try (RunningServer server = RunningServer.serve(builder.limits("/sends:response=8"))) {
      assertThat(toldOfTooMuchSent(server))
          .containsExactly(
              "WARN /sends: stopped at %s:1, its response limit of 8 bytes has passed"
                  .formatted(script));
      assertThat(server.console("engines"))
          .last()
          .asString()
          .startsWith("lua: calls stopped at a limit: 1;");
    }
  }

  @Test
  void whatIsSentOnceAHandlerInJavaHasEndedIsPartOfItsResponse() throws Exception {
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .register(
                registry ->
                    registry.register(
                        "POST",
                        "/sends",
                        session -> {
                          session.stream(session.requestReader(), false);
                          return HandlerResult.DONE;
                        }));
    try (RunningServer server = RunningServer.serve(builder.limits("/sends:response=8"))) {
      assertThat(toldOfTooMuchSent(server))
          .containsExactly("WARN /sends: stopped, its response limit of 8 bytes has passed");
    }
  }

  /** Has the handler send more than it may; returns what is logged, once its client has the end. */
  private static List<String> toldOfTooMuchSent(RunningServer server) throws Exception {
    try (RawClient client = new RawClient(server.port());
        CapturedLog log = new CapturedLog()) {
      client.send("POST /sends HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\ntoo large");
      assertThat(client.rest()).doesNotEndWith("0\r\n\r\n");
      return log.lines().stream().filter(line -> !line.startsWith("DEBUG")).toList();
    }
  }

  @Test
  void aHandlerMayNotWaitForTooMuchAtOnce() throws Exception {
    Files.writeString(folder.resolve("more.js"), MORE_JAVASCRIPT);
    try (RunningServer server = RunningServer.serve(folder);
        CapturedLog log = new CapturedLog()) {
      assertThat(server.get("/js-some-waits").body()).isEqualTo("1000");
      assertThat(server.get("/js-waits").statusCode()).isEqualTo(500);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("a handler may wait for 1,000 things at once"));
    }
  }

  private void write(String language) throws Exception {
    switch (language) {
      case "lua" -> Files.writeString(folder.resolve("limits.lua"), LUA);
      case "js" -> Files.writeString(folder.resolve("limits.js"), JAVASCRIPT);
      default -> Files.writeString(folder.resolve("limits.py"), PYTHON);
    }
  }
}
