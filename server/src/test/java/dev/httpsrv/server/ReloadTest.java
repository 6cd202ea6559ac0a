package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

  @TempDir private Path folder = Path.of("");
  private Path script = Path.of("");
  private RunningServer server;

  @BeforeEach
  void serve() throws IOException {
    script = folder.resolve("answer.lua");
    write("one");
    server = RunningServer.serve(folder);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void theNextRequestSeesTheChange() throws Exception {
    assertThat(server.get("/answer").body()).isEqualTo("one");
    write("two");
    assertThat(server.get("/answer").body()).isEqualTo("one");
    assertThat(server.console("config reload")).containsExactly("reloaded, 1 route");
    assertThat(server.get("/answer").body()).isEqualTo("two");
  }

  @Test
  void aBrokenScriptIsRefusedWithItsPlaceAndTheOldOneGoesOn() throws Exception {
    Files.writeString(script, "local x = 1\nlocal y = = 2\n");
    assertThat(server.console("config reload"))
        .startsWith("failed")
        .element(1)
        .asString()
        .startsWith("failed: " + script + ":2: ");
    assertThat(server.get("/answer").body()).isEqualTo("one");
    write("mended");
    assertThat(server.console("config reload")).containsExactly("reloaded, 1 route");
    assertThat(server.get("/answer").body()).isEqualTo("mended");
  }

  @Test
  void aHookThatDoesNotReturnTrueRefusesTheReload() throws Exception {
    Files.writeString(
        script, "msys.registerModule('m', { rsrc_setup = function() return false end })\n");
    assertThat(server.console("config reload"))
        .containsExactly(
            "failed",
            "failed: "
                + script
                + ":1: rsrc_setup of module \"m\" returned false; return true when it worked");
    assertThat(server.get("/answer").body()).isEqualTo("one");
  }

  @Test
  void anErrorInAHandlerIsA500ThatLeaksNothing() throws Exception {
    Files.writeString(
        script,
        """
        msys.httpsrv.register("GET", "/answer", function(session)
          if session:request_url_get().attrs.bad then
            error("secret detail")
          end
          session:response_append("fine")
        end)
        """);
    server.console("config reload");
    HttpResponse<String> failed = server.get("/answer?bad=1");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).isEqualTo("500 Internal Server Error\n");
    assertThat(server.get("/answer").body()).isEqualTo("fine");
  }

  private void write(String answer) throws IOException {
    Files.writeString(
        script,
        """
        msys.httpsrv.register("GET", "/answer", function(session)
          session:response_append("%s")
        end)
        """
            .formatted(answer));
  }
}
