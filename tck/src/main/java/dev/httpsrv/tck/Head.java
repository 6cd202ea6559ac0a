package dev.httpsrv.tck;

import dev.httpsrv.runtime.exchange.Response;
import java.util.ArrayList;
import java.util.List;

/** A response without its body, as a transcript writes it. */
final class Head {

  private Head() {}

  /** Returns a line for status, reason and content type, and one for each other header. */
  static List<String> render(Response response) {
    List<String> lines = new ArrayList<>();
    String reason = response.reason();
    String type = response.contentType();
    lines.add(
        response.status()
            + (reason == null ? "" : " (" + reason + ")")
            + (type == null ? "" : " " + type));
    response
        .headers()
        .forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
    return lines;
  }
}
