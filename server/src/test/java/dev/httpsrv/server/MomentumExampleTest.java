package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A module as Momentum's manual teaches it: a handler that names the request's URL and a console
 * command, registered from rsrc_setup, in three languages in one server at the same time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MomentumExampleTest {

  private static final Map<String, String> SCRIPTS =
      Map.of(
          "lua.lua",
          """
          require("msys.extended.httpsrv")
          local m = {}
          function says(session)
            local url = session:request_url_get()
            session:response_status_set_std(200, url.url .. " says: hi", "text/plain")
          end
          local function command(cc)
            if cc.argc < 2 then print("an argument, please") return end
            print(cc.argv[1], "was given.")
          end
          function m:rsrc_setup()
            msys.httpsrv.register("POST", "/lua", says)
            msys.registerControl("command_lua", command)
            return true
          end
          msys.registerModule("m", m)
          """,
          "js.js",
          """
          require("msys.extended.httpsrv");
          const m = {};
          function says(session) {
            const url = session.request_url_get();
            session.response_status_set_std(200, url.url + " says: hi", "text/plain");
          }
          function command(cc) {
            if (cc.argc < 2) { print("an argument, please"); return; }
            print(cc.argv[1], "was given.");
          }
          m.rsrc_setup = function () {
            msys.httpsrv.register("POST", "/js", says);
            msys.registerControl("command_js", command);
            return true;
          };
          msys.registerModule("m", m);
          """,
          "python.py",
          """
          import msys.extended.httpsrv
          def says(session):
              url = session.request_url_get()
              session.response_status_set_std(200, url.url + " says: hi", "text/plain")
          def command(cc):
              if cc.argc < 2:
                  print("an argument, please")
                  return
              print(cc.argv[1], "was given.")
          def rsrc_setup():
              msys.httpsrv.register("POST", "/python", says)
              msys.registerControl("command_python", command)
              return True
          msys.registerModule("m", {"rsrc_setup": rsrc_setup})
          """);

  private RunningServer server;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException {
    for (Map.Entry<String, String> script : SCRIPTS.entrySet()) {
      Files.writeString(folder.resolve(script.getKey()), script.getValue());
    }
    server = RunningServer.serve(folder);
  }

  @AfterAll
  void close() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "python"})
  void theHandlerNamesTheUrlAsTheClientAddressedIt(String language) throws Exception {
    for (String path : List.of("", "/", "/below", "/below?a=1&b=%20")) {
      HttpResponse<String> response = server.send("POST", "/" + language + path, new byte[0]);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type")).contains("text/plain");
      assertThat(response.body()).isEqualTo(server.url() + "/" + language + path + " says: hi");
    }
    assertThat(server.get("/" + language).statusCode()).isEqualTo(405);
    assertThat(server.send("POST", "/" + language + "x", new byte[0]).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js", "python"})
  void theCommandPrintsToItsClientWithTabsBetweenValues(String language) throws Exception {
    assertThat(server.console("command_" + language + " example.com"))
        .containsExactly("example.com\twas given.");
    assertThat(server.console("command_" + language)).containsExactly("an argument, please");
  }
}
