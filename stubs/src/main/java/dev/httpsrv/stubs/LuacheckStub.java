package dev.httpsrv.stubs;

import java.util.Map;

/** Writes a configuration of luacheck, which learns from it what {@code msys} has. */
final class LuacheckStub {

  private final Definition definition;
  private final StringBuilder text = new StringBuilder();

  private LuacheckStub(Definition definition) {
    this.definition = definition;
  }

  static Map<String, String> files(Definition definition) {
    LuacheckStub stub = new LuacheckStub(definition);
    stub.text.append(
        """
        -- %s
        stds.httpsrv = {
          read_globals = {
        """
            .formatted(Stubs.NOTE));
    for (Definition.Table table : definition.tables()) {
      if (table.isRoot()) {
        stub.table(table, "    ");
      }
    }
    stub.text.append(
        """
          },
        }
        std = "lua52+httpsrv"
        -- A handler that is registered by its name is a global function.
        allow_defined_top = true
        self = false
        """);
    return Map.of("lua/luacheckrc", stub.text.toString());
  }

  private void table(Definition.Table table, String indent) {
    String inner = indent + "    ";
    text.append(indent).append(table.word()).append(" = {\n");
    text.append(indent).append("  fields = {\n");
    for (Member member : table.members()) {
      text.append(inner).append('"').append(member.name()).append("\",\n");
    }
    for (Definition.Table below : definition.below(table.path())) {
      table(below, inner);
    }
    text.append(indent).append("  },\n").append(indent).append("},\n");
  }
}
