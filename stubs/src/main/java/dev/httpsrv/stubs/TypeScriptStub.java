package dev.httpsrv.stubs;

import dev.httpsrv.api.ScriptNull;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes declarations for TypeScript, which editors use for JavaScript too. */
final class TypeScriptStub {

  private static final String PRELUDE =
      """
      // %s

      /** Plain data: what JSON.stringify takes, bytes (as text in UTF-8), maps and sets. */
      type Data =
        | null
        | undefined
        | boolean
        | number
        | bigint
        | string
        | ArrayBuffer
        | ArrayBufferView
        | readonly Data[]
        | ReadonlySet<Data>
        | ReadonlyMap<string, Data>
        | { readonly [name: string]: Data }
        | { toJSON(): unknown };

      /** Writes a line: to the client of a console command, else to the log. */
      declare function print(...values: unknown[]): void;

      /** Returns what a neighbouring script exports; a library of msys by its name. */
      declare function require(name: string): any;

      interface Console {
        debug(...values: any[]): void;
        error(...values: any[]): void;
        info(...values: any[]): void;
        log(...values: any[]): void;
        warn(...values: any[]): void;
      }
      declare var console: Console;
      """
          .formatted(Stubs.NOTE);

  private final Definition definition;
  private final StringBuilder text = new StringBuilder(PRELUDE);

  private TypeScriptStub(Definition definition) {
    this.definition = definition;
  }

  static Map<String, String> files(Definition definition) {
    TypeScriptStub stub = new TypeScriptStub(definition);
    for (ScriptClass each : definition.objects()) {
      stub.type(each.name(), each.comment(), each.members(), List.of());
    }
    definition.tables().forEach(stub::table);
    return Map.of("httpsrv.d.ts", stub.text.toString());
  }

  private void table(Definition.Table table) {
    if (!table.isAlias()) {
      type(name(table.path()), table.comment(), table.members(), definition.below(table.path()));
    }
    text.append('\n');
    if (table.isRoot()) {
      text.append("declare const %s: %s;\n".formatted(table.path(), name(table.path())));
    }
    text.append(
        """
        declare module "%s" {
          const library: %s;
          export = library;
        }
        """
            .formatted(table.path(), name(table.first())));
  }

  private void type(
      String name, Comment comment, List<Member> members, List<Definition.Table> below) {
    text.append('\n');
    comment("", comment.text());
    text.append("interface ").append(name).append(" {\n");
    for (Definition.Table each : below) {
      text.append("  readonly %s: %s;\n".formatted(each.word(), name(each.first())));
    }
    members.forEach(this::member);
    text.append("}\n");
  }

  private void member(Member member) {
    if (member.property()) {
      comment("  ", member.comment().whole());
      text.append("  readonly ").append(member.name());
    } else {
      comment("  ", described(member));
      StringJoiner parameters = new StringJoiner(", ", "(", ")");
      for (int i = 0; i < member.parameters().size(); i++) {
        Member.Parameter parameter = member.parameters().get(i);
        String name = variable(parameter.name());
        String type = parameter(parameter.shape());
        if (member.takesTheRest(i)) {
          String element = type.contains("|") ? "(" + type + ")" : type;
          parameters.add("..." + name + ": " + element + "[]");
        } else {
          parameters.add(name + (member.mayBeLeftOut(i) ? "?: " : ": ") + type);
        }
      }
      text.append("  ").append(member.name()).append(parameters);
    }
    text.append(": ").append(result(member.result())).append(";\n");
  }

  private static String described(Member member) {
    Comment comment = member.comment();
    StringJoiner tags = new StringJoiner("\n");
    for (Member.Parameter each : member.parameters()) {
      String said = comment.parameters().get(each.name());
      if (said != null) {
        tags.add("@param " + variable(each.name()) + " " + said);
      }
    }
    if (!comment.result().isEmpty()) {
      tags.add("@returns " + comment.result());
    }
    comment.errors().forEach(each -> tags.add("@throws " + each));
    return tags.length() == 0 ? comment.text() : comment.text() + "\n\n" + tags;
  }

  private static String parameter(Shape shape) {
    String type =
        switch (shape.kind()) {
          case TEXT -> "string | number";
          case BYTES -> "string | ArrayBuffer | ArrayBufferView";
          case FUNCTION_REFERENCE -> "string | (" + function(shape) + ")";
          case MAP -> common(shape) + " | ReadonlyMap<string, string>";
          case DATA -> "Data";
          case ANY -> "unknown";
          default -> common(shape);
        };
    return nullable(shape, type);
  }

  private static String result(Shape shape) {
    return nullable(shape, common(shape));
  }

  private static String common(Shape shape) {
    return switch (shape.kind()) {
      case NOTHING -> "void";
      case TEXT, ENCODED_TEXT -> "string";
      case BYTES -> "Uint8Array";
      case INTEGER, NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case FUNCTION, FUNCTION_REFERENCE -> function(shape);
      case TABLE -> "object";
      case MAP ->
          "Record<%s, %s>"
              .formatted(common(shape.parts().getFirst()), common(shape.parts().getLast()));
      case LIST -> common(shape.parts().getFirst()) + "[]";
      case RESULTS -> "any[]";
      case ATTEMPT, DATA, ANY -> "any";
      case WAITING -> "Promise<any>";
      case OBJECT -> shape.name().equals(ScriptNull.class.getSimpleName()) ? "null" : shape.name();
    };
  }

  /** What a handler returns may be a promise, and is looked at by the server alone. */
  private static String function(Shape shape) {
    StringJoiner parameters = new StringJoiner(", ", "(", ") => unknown");
    if (shape.parts().isEmpty()) {
      parameters.add("...values: any[]");
    }
    for (Shape each : shape.parts()) {
      parameters.add(Stubs.variable(each) + ": " + common(each));
    }
    return parameters.toString();
  }

  private static String nullable(Shape shape, String type) {
    boolean takesNull = type.equals("any") || type.equals("unknown") || type.equals("Data");
    return shape.nullable() && !takesNull ? type + " | null" : type;
  }

  private static String variable(String parameter) {
    return switch (parameter) {
      case "arguments",
          "delete",
          "eval",
          "export",
          "function",
          "in",
          "let",
          "typeof",
          "var",
          "with" ->
          parameter + "_";
      default -> parameter;
    };
  }

  private static String name(String path) {
    return Arrays.stream(path.split("\\."))
        .map(each -> each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
        .collect(Collectors.joining());
  }

  private void comment(String indent, String comment) {
    if (comment.isEmpty()) {
      return;
    }
    List<String> lines = comment.replace("*/", "*\\/").lines().toList();
    if (lines.size() == 1) {
      text.append(indent).append("/** ").append(lines.getFirst()).append(" */\n");
      return;
    }
    text.append(indent).append("/**\n");
    for (String line : lines) {
      text.append(indent).append(line.isEmpty() ? " *" : " * " + line).append('\n');
    }
    text.append(indent).append(" */\n");
  }
}
