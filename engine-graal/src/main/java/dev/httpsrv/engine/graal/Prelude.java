package dev.httpsrv.engine.graal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** Reads the part of the engine that is written in a script's language. */
final class Prelude {

  /** What its files are called where places in scripts are. */
  static final String NAME = "<httpsrv>";

  private Prelude() {}

  static Source read(String language, String resource) {
    try (InputStream in = Prelude.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing in the engine's jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder(language, text, NAME).buildLiteral();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
