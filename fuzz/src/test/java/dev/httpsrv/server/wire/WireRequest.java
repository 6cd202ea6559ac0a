package dev.httpsrv.server.wire;

import java.util.Map;

/**
 * A request as somebody read it from a connection.
 *
 * @param fields the header fields' values by their names in lower case
 * @param body the data of the body, as far as it came
 * @param isComplete whether all of it came
 */
record WireRequest(
    String method, String target, Map<String, String> fields, String body, boolean isComplete) {

  /** Adds a field to those of the same name. */
  static void add(Map<String, String> fields, String name, String value) {
    fields.merge(name, value, (first, next) -> first + "\n" + next);
  }
}
