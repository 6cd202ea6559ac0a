package dev.httpsrv.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The benchmarks' scripts. */
final class Scripts {

  /** Lua that the JVM refuses as a class, since a function is longer than a method may be. */
  static final String INTERPRETED_LUA = "lua-interpreted";

  private static final Map<String, String> ENDS =
      Map.of("lua", ".lua", INTERPRETED_LUA, ".lua", "js", ".js", "python", ".py");

  private Scripts() {}

  /** Returns the name of the language that a script's engine knows. */
  static String language(String name) {
    return name.equals(INTERPRETED_LUA) ? "lua" : name;
  }

  /** Returns the name of a workload's script. */
  static String file(Workload workload, String language) {
    return workload.scriptName() + ENDS.get(language);
  }

  /** Returns a workload's script. */
  static byte[] source(Workload workload, String language) throws IOException {
    String file = "handlers/" + file(workload, language);
    try (InputStream in = Scripts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      byte[] source = in.readAllBytes();
      return language.equals(INTERPRETED_LUA)
          ? (new String(source, UTF_8) + tooLongForTheJvm()).getBytes(UTF_8)
          : source;
    }
  }

  private static String tooLongForTheJvm() {
    return "local function never(x)\n" + "  x = x * x + 1\n".repeat(5_000) + "end\n";
  }
}
