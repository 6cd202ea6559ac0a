package dev.httpsrv.benchmarks;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The same handler in each language: status 200, the text hello, text/plain. */
final class Hello {

  private static final byte[] TEXT = {'h', 'e', 'l', 'l', 'o'};
  private static final Map<String, String> FILES =
      Map.of("lua", "hello.lua", "js", "hello.js", "python", "hello.py");

  private Hello() {}

  /** Writes the language's script into a folder. */
  static Path script(Path folder, String language) throws IOException {
    String file = FILES.get(language);
    if (file == null) {
      throw new IllegalArgumentException("no hello in " + language);
    }
    try (InputStream in = Hello.class.getResourceAsStream(file)) {
      return Files.write(folder.resolve(file), in.readAllBytes());
    }
  }

  /** Registers the handler in Java. */
  static void register(HttpsrvRegistry registry) {
    registry.register("GET", "/hello", Hello::answer);
  }

  private static HandlerResult answer(Session session) {
    session.responseStatus(200, TEXT, "text/plain");
    return HandlerResult.DONE;
  }
}
