package dev.httpsrv.benchmarks.compare;

import dev.httpsrv.benchmarks.compare.ServerSystem.NotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** nginx with its Lua module: two workers. */
final class Nginx {

  private static final String INSTALL = "nginx libnginx-mod-http-lua";
  private static final String[] MODULES = {
    "/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/local/nginx/modules"
  };

  private Nginx() {}

  static ServerSystem find() throws IOException, NotFoundException {
    Tool nginx = Tool.find(INSTALL, "nginx", "openresty");
    String modules = "";
    if (nginx.line("lua-nginx-module", "-V").isEmpty()) {
      modules =
          "load_module %s;\nload_module %s;"
              .formatted(
                  Tool.file(INSTALL, "ndk_http_module.so", MODULES),
                  Tool.file(INSTALL, "ngx_http_lua_module.so", MODULES));
    }
    String load = modules;
    String version = nginx.line("version", "-v").orElse("").replaceFirst(".*: *", "");
    return new ServerSystem(
        "nginx", version + " with Lua", workplace -> start(workplace, nginx, load));
  }

  private static RunningServer start(Workplace workplace, Tool nginx, String modules)
      throws IOException {
    Path folder = workplace.folder("nginx", "answers.lua", "json.lua", "nginx.lua");
    int port = RunningServer.freePort();
    Path configuration =
        Workplace.fill(
            folder,
            "nginx.conf",
            Map.of(
                "load_modules",
                modules,
                "user",
                Tool.isRoot() ? "user root root;" : "",
                "folder",
                folder.toString(),
                "port",
                Integer.toString(port)));
    List<String> command =
        List.of(
            nginx.toString(),
            "-p",
            folder.toString(),
            "-e",
            folder.resolve("error.log").toString(),
            "-c",
            configuration.toString());
    return RunningServer.listening(workplace, folder, command, port);
  }
}
