package dev.httpsrv.stubs;

import dev.httpsrv.api.ScriptNull;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes annotations for the Lua language server. */
final class LuaStub {

  private static final String PRELUDE =
      """
      ---@meta
      -- %s

      ---Plain data: nil, booleans, numbers, strings, and tables of them.
      ---@alias Data nil|boolean|number|string|ScriptNull|table

      ---Nothing as a value, which tables can hold: msys.null.
      ---@class ScriptNull
      """
          .formatted(Stubs.NOTE);

  private final StringBuilder text = new StringBuilder(PRELUDE);

  private LuaStub() {}

  static Map<String, String> files(Definition definition) {
    LuaStub stub = new LuaStub();
    definition.objects().forEach(stub::object);
    // What is also found elsewhere must be there first.
    definition.tables().stream()
        .sorted(Comparator.comparing(Definition.Table::isAlias))
        .forEach(stub::table);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("lua/httpsrv.lua", stub.text.toString());
    for (Definition.Table table : definition.tables()) {
      String path = table.path();
      files.put(
          "lua/" + path.replace('.', '/') + ".lua",
          "---@meta %s\n-- %s\nreturn %s\n".formatted(path, Stubs.NOTE, path));
    }
    return files;
  }

  private void object(ScriptClass type) {
    classLine(type.name(), type.comment(), type.members());
    text.append("local ").append(type.name()).append(" = {}\n");
    functions(type.name() + ":", type.members());
  }

  private void table(Definition.Table table) {
    String path = table.path();
    if (table.isAlias()) {
      text.append('\n').append(path).append(" = ").append(table.first()).append('\n');
      return;
    }
    classLine(path, table.comment(), table.members());
    text.append(path).append(" = {}\n");
    functions(path + ".", table.members());
  }

  private void classLine(String name, Comment comment, List<Member> members) {
    text.append('\n');
    lines(comment.text());
    text.append("---@class ").append(name).append('\n');
    for (Member member : members) {
      if (member.property()) {
        text.append("---@field ")
            .append(member.name().equals("null") ? "[\"null\"]" : member.name())
            .append(' ')
            .append(result(member.result()))
            .append(' ')
            .append(oneLine(member.comment().whole()))
            .append('\n');
      }
    }
  }

  private void functions(String owner, List<Member> members) {
    for (Member member : members) {
      if (!member.property()) {
        function(owner, member);
      }
    }
  }

  private void function(String owner, Member member) {
    StringJoiner names = new StringJoiner(", ", "(", ")");
    text.append('\n');
    lines(member.comment().whole());
    for (int i = 0; i < member.parameters().size(); i++) {
      Member.Parameter parameter = member.parameters().get(i);
      String name = member.takesTheRest(i) ? "..." : name(parameter.name());
      boolean optional = !member.takesTheRest(i) && member.mayBeLeftOut(i);
      Shape shape = optional ? parameter.shape().required() : parameter.shape();
      String said = member.comment().parameters().getOrDefault(parameter.name(), "");
      names.add(name);
      text.append("---@param ")
          .append(name)
          .append(optional ? "? " : " ")
          .append(parameter(shape))
          .append(said.isEmpty() ? "" : " " + oneLine(said))
          .append('\n');
    }
    switch (member.result().kind()) {
      case NOTHING -> {}
      case RESULTS -> text.append("---@return any ...\n");
      case ATTEMPT ->
          text.append("---@return any value\n---@return string? reason why there is no value\n");
      default -> text.append("---@return ").append(result(member.result())).append('\n');
    }
    text.append("function ").append(owner).append(member.name()).append(names).append(" end\n");
  }

  private static String parameter(Shape shape) {
    String type =
        switch (shape.kind()) {
          case TEXT, BYTES -> "string|number";
          case FUNCTION -> function(shape);
          case FUNCTION_REFERENCE -> "string|" + function(shape);
          case DATA -> "Data";
          default -> common(shape);
        };
    return nullable(shape, type);
  }

  private static String result(Shape shape) {
    return nullable(shape, common(shape));
  }

  private static String common(Shape shape) {
    return switch (shape.kind()) {
      case NOTHING -> "nil";
      case TEXT, BYTES, ENCODED_TEXT -> "string";
      case INTEGER -> "integer";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case FUNCTION, FUNCTION_REFERENCE -> function(shape);
      case TABLE -> "table";
      case MAP ->
          "table<%s, %s>"
              .formatted(common(shape.parts().getFirst()), common(shape.parts().getLast()));
      case LIST ->
          shape.zeroBased()
              ? "table<integer, %s>".formatted(common(shape.parts().getFirst()))
              : common(shape.parts().getFirst()) + "[]";
      case RESULTS, ATTEMPT, DATA, WAITING, ANY -> "any";
      case OBJECT ->
          shape.name().equals(ScriptNull.class.getSimpleName()) ? "ScriptNull" : shape.name();
    };
  }

  private static String function(Shape shape) {
    StringJoiner parameters = new StringJoiner(", ", "fun(", "): any");
    if (shape.parts().isEmpty()) {
      parameters.add("...");
    }
    for (Shape each : shape.parts()) {
      parameters.add(Stubs.variable(each) + ": " + common(each));
    }
    return parameters.toString();
  }

  private static String nullable(Shape shape, String type) {
    if (!shape.nullable() || type.equals("any")) {
      return type;
    }
    return type.contains("|") || type.contains("(") ? "(" + type + ")|nil" : type + "?";
  }

  private static String name(String parameter) {
    return switch (parameter) {
      case "end", "function", "in", "local", "nil", "not", "or", "and", "repeat", "then", "until" ->
          parameter + "_";
      default -> parameter;
    };
  }

  private void lines(String comment) {
    Stubs.nothing(comment, "nil")
        .lines()
        .forEach(line -> text.append("---").append(line).append('\n'));
  }

  private static String oneLine(String text) {
    return Stubs.nothing(text, "nil").replaceAll("\\s+", " ");
  }
}
