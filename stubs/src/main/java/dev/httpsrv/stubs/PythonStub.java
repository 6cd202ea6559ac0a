package dev.httpsrv.stubs;

import dev.httpsrv.api.ScriptNull;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Writes a stub package for Python's type checkers. */
final class PythonStub {

  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "class",
          "def",
          "del",
          "elif",
          "except",
          "from",
          "global",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "with",
          "yield");

  private static final List<String> ABSTRACT = List.of("Callable", "Mapping", "Sequence");

  private static final List<String> TYPING = List.of("Any", "Final", "TypeAlias", "final");

  private static final String DATA =
      """

      Data: TypeAlias = (
          None | bool | int | float | str | bytes | bytearray | Sequence[Data] | Mapping[str, Data] | Mapping[int, Data]
      )
      \"""Plain data: None, booleans, numbers, strings, and lists and dicts of them.\"""
      """;

  private final Definition definition;
  private final StringBuilder text = new StringBuilder();

  private PythonStub(Definition definition) {
    this.definition = definition;
  }

  static Map<String, String> files(Definition definition) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Definition.Table table : definition.tables()) {
      boolean folder = table.isRoot() || !definition.below(table.path()).isEmpty();
      files.put(
          "python/" + table.path().replace('.', '/') + (folder ? "/__init__.pyi" : ".pyi"),
          new PythonStub(definition).module(table));
    }
    return files;
  }

  private String module(Definition.Table table) {
    if (table.isAlias()) {
      return "# %s\nfrom %s import *\n".formatted(Stubs.NOTE, table.first());
    }
    String root = table.path().replaceFirst("\\..*", "");
    String prefix = table.isRoot() ? "" : root + ".";
    if (table.isRoot()) {
      text.append(DATA);
      definition.objects().forEach(this::object);
    }
    for (Member member : table.members()) {
      text.append('\n');
      if (member.property()) {
        text.append("%s: Final[%s]\n".formatted(member.name(), result(member.result(), prefix)));
        docstring("", member.comment().whole());
      } else {
        function("", "", member, prefix);
      }
    }
    String body = text.toString();
    text.setLength(0);
    docstring("", table.comment().text());
    text.append("# ").append(Stubs.NOTE).append('\n');
    imports("collections.abc", ABSTRACT, body);
    imports("typing", TYPING, body);
    if (!table.isRoot() && body.contains(prefix)) {
      text.append("import ").append(root).append('\n');
    }
    for (Definition.Table below : definition.below(table.path())) {
      text.append("from . import %1$s as %1$s\n".formatted(below.word()));
    }
    return text + body;
  }

  private void imports(String module, List<String> names, String body) {
    List<String> used =
        names.stream().filter(each -> body.matches("(?s).*[^\\w.]" + each + "\\b.*")).toList();
    if (!used.isEmpty()) {
      text.append("from %s import %s\n".formatted(module, String.join(", ", used)));
    }
  }

  private void object(ScriptClass type) {
    text.append("\n@final\nclass ").append(type.name()).append(":\n");
    docstring("    ", type.comment().text());
    for (Member member : type.members()) {
      text.append('\n');
      if (!member.property()) {
        function("    ", "self", member, "");
      } else if (KEYWORDS.contains(member.name())) {
        text.append("    # A keyword: getattr(..., \"%s\")\n".formatted(member.name()));
      } else {
        text.append("    @property\n    def ")
            .append(member.name())
            .append("(self) -> ")
            .append(result(member.result(), ""));
        body("    ", member.comment().whole());
      }
    }
  }

  private void function(String indent, String self, Member member, String prefix) {
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    if (!self.isEmpty()) {
      parameters.add(self);
    }
    boolean closed = member.parameters().isEmpty();
    for (int i = 0; i < member.parameters().size(); i++) {
      Member.Parameter parameter = member.parameters().get(i);
      String name = KEYWORDS.contains(parameter.name()) ? parameter.name() + "_" : parameter.name();
      String type = parameter(parameter.shape(), prefix);
      if (member.takesTheRest(i)) {
        if (i > 0) {
          parameters.add("/");
        }
        closed = true;
        parameters.add("*" + name + ": " + type);
      } else {
        parameters.add(name + ": " + type + (member.mayBeLeftOut(i) ? " = ..." : ""));
      }
    }
    if (!closed) {
      parameters.add("/");
    }
    text.append(indent)
        .append("def ")
        .append(member.name())
        .append(parameters)
        .append(" -> ")
        .append(result(member.result(), prefix));
    body(indent, described(member));
  }

  private static String described(Member member) {
    StringBuilder text = new StringBuilder(member.comment().whole());
    String separator = "\n\n";
    for (Member.Parameter each : member.parameters()) {
      String said = member.comment().parameters().get(each.name());
      if (said != null) {
        text.append(separator).append("- `").append(each.name()).append("`: ").append(said);
        separator = "\n";
      }
    }
    return text.toString();
  }

  private static String parameter(Shape shape, String prefix) {
    String type =
        switch (shape.kind()) {
          case TEXT -> "str | float";
          case BYTES -> "str | bytes | bytearray | memoryview";
          case FUNCTION_REFERENCE -> "str | " + function(shape, prefix);
          case DATA -> prefix + "Data";
          case ANY -> "object";
          default -> common(shape, prefix);
        };
    return nullable(shape, type);
  }

  private static String result(Shape shape, String prefix) {
    return nullable(shape, common(shape, prefix));
  }

  private static String common(Shape shape, String prefix) {
    return switch (shape.kind()) {
      case NOTHING -> "None";
      case TEXT, ENCODED_TEXT -> "str";
      case BYTES -> "bytes";
      case INTEGER -> "int";
      case NUMBER -> "float";
      case BOOLEAN -> "bool";
      case FUNCTION, FUNCTION_REFERENCE -> function(shape, prefix);
      case TABLE -> "object";
      case MAP -> "dict[" + parts(shape.parts(), prefix) + "]";
      case LIST -> "list[" + parts(shape.parts(), prefix) + "]";
      case RESULTS -> "tuple[Any, ...]";
      case ATTEMPT, DATA, WAITING, ANY -> "Any";
      case OBJECT ->
          shape.name().equals(ScriptNull.class.getSimpleName()) ? "None" : prefix + shape.name();
    };
  }

  private static String function(Shape shape, String prefix) {
    String parameters = shape.parts().isEmpty() ? "..." : "[" + parts(shape.parts(), prefix) + "]";
    return "Callable[" + parameters + ", object]";
  }

  private static String parts(List<Shape> parts, String prefix) {
    StringJoiner joined = new StringJoiner(", ");
    parts.forEach(each -> joined.add(common(each, prefix)));
    return joined.toString();
  }

  private static String nullable(Shape shape, String type) {
    return shape.nullable() && !type.equals("Any") && !type.equals("object")
        ? type + " | None"
        : type;
  }

  private void body(String indent, String comment) {
    if (comment.isEmpty()) {
      text.append(": ...\n");
      return;
    }
    text.append(":\n");
    docstring(indent + "    ", comment);
  }

  private void docstring(String indent, String comment) {
    if (comment.isEmpty()) {
      return;
    }
    String quoted =
        Stubs.nothing(comment, "None").replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    String end = quoted.indexOf('\n') < 0 && !quoted.endsWith("\"") ? "\"\"\"" : "\n\"\"\"";
    ("\"\"\"" + quoted + end)
        .lines()
        .forEach(line -> text.append(line.isEmpty() ? "" : indent + line).append('\n'));
  }
}
