package dev.httpsrv.benchmarks.compare;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that can be compared, whatever the order of its members. */
final class JsonTree {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private JsonTree() {}

  /** Returns the tree of a text; of a text that is no JSON, a string that says so. */
  static JsonNode of(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      return MAPPER.getNodeFactory().stringNode("no JSON: " + text);
    }
  }
}
