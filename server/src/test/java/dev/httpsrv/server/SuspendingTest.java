package dev.httpsrv.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuspendingTest {

  private static final String SCRIPT =
      """
      local h = msys.httpsrv
      local function event_of(session) return session:request_url_get().attrs.event end

      h.register("GET", "/wait", function(session)
        if session:ctx_get() then
          session:response_append("again\\n")
          return
        end
        session:ctx_set(true)
        session:session_suspend()
        -- The event is told before the answer, in an order that the client can wait for.
        session:response_append(session:request_event_get() .. "\\n")
        session:response_flush()
        return h.ASYNC
      end)
      h.register("GET", "/waits", function(session)
        session:response_append(tostring(h.session_find(event_of(session)) ~= nil))
      end)
      h.register("POST", "/resume", function(session)
        local other = h.session_find(event_of(session))
        session:response_append(tostring(other and other:session_resume(0)) .. "\\n")
      end)
      msys.registerControl("resume", function(cc)
        local other = h.session_find(cc.argv[1])
        print(other and other:session_resume(tonumber(cc.argv[2])))
      end)
      """;

  private static final String WAIT = "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n";

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    server = RunningServer.serve(Files.writeString(folder.resolve("wait.lua"), SCRIPT));
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @Test
  void anotherRequestResumesASuspendedOne() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      String event = suspend(client);
      assertThat(resume(event)).isEqualTo("true");
      assertThat(client.chunk()).isEqualTo("again\n");
      assertThat(client.chunk()).isEmpty();
      assertThat(resume(event)).isEqualTo("nil");
    }
  }

  @Test
  void aConsoleCommandEndsASuspendedRequest() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      String event = suspend(client);
      assertThat(server.console("resume " + event + " 1")).containsExactly("true");
      assertThat(client.chunk()).isEmpty();
    }
  }

  @Test
  void aRequestBehindASuspendedOneIsAnsweredAfterIt() throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      String event = suspend(client);
      client.send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(resume(event)).isEqualTo("true");
      assertThat(client.chunk()).isEqualTo("again\n");
      assertThat(client.chunk()).isEmpty();
      assertThat(client.head()).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aClientThatLeavesIsNotFoundAnyMore() throws Exception {
    String event;
    try (RawClient client = new RawClient(server.port())) {
      event = suspend(client);
    }
    // The server looks every half second; this asks until it has.
    while (!server.console("resume " + event + " 0").equals(java.util.List.of("nil"))) {
      assertThat(server.get("/nothing").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void manyWaitAndFewInterpretersAnswerOthers() throws Exception {
    RawClient[] clients = new RawClient[50];
    String[] events = new String[clients.length];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new RawClient(server.port());
      events[i] = suspend(clients[i]);
    }
    for (int i = 0; i < clients.length; i++) {
      assertThat(resume(events[i])).isEqualTo("true");
      assertThat(clients[i].chunk()).isEqualTo("again\n");
      clients[i].close();
    }
  }

  /** Asks for a session that is suspended; returns its event when its handler has ended. */
  private String suspend(RawClient client) throws Exception {
    client.send(WAIT);
    assertThat(client.head()).isEqualTo("HTTP/1.1 200 OK");
    String event = client.chunk().strip();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!server.get("/waits?event=" + event).body().equals("true")) {
      assertThat(System.nanoTime()).as("waits").isLessThan(deadline);
    }
    return event;
  }

  private String resume(String event) throws Exception {
    return new String(server.sendBytes("POST", "/resume?event=" + event, new byte[0]).body(), UTF_8)
        .strip();
  }
}
