package dev.httpsrv.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.runtime.data.Bounds;
import dev.httpsrv.runtime.data.Json;
import java.util.Objects;

/** Reads JSON, to compare it whatever the order of names. */
final class JsonText {

  private JsonText() {}

  static Object read(String text) {
    return Objects.requireNonNull(Json.parse(text.getBytes(UTF_8), Bounds.WIDEST).value(), text);
  }
}
