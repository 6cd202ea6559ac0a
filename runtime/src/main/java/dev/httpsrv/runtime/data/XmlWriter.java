package dev.httpsrv.runtime.data;

import dev.httpsrv.api.ScriptData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes an element as {@link Xml} describes one, and checks it on the way. */
public final class XmlWriter {

  private static final String START =
      ":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C"
          + "\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD"
          + "\\x{10000}-\\x{EFFFF}";
  private static final Pattern NAME =
      Pattern.compile(
          "[%s][%s\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*".formatted(START, START));
  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final String function;
  private final Runnable poll;
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  private XmlWriter(String function, Runnable poll) {
    this.function = function;
    this.poll = poll;
  }

  /**
   * Returns a document in UTF-8.
   *
   * @param function the function that a script called, for the message
   * @throws IllegalArgumentException if the root is no element; the message says where
   */
  public static byte[] write(String function, ScriptData root) {
    return write(function, root, () -> {});
  }

  /**
   * Returns a document in UTF-8.
   *
   * @param function the function that a script called, for the message
   * @param poll is run between two parts of it, and may throw
   * @throws IllegalArgumentException if the root is no element; the message says where
   */
  public static byte[] write(String function, ScriptData root, Runnable poll) {
    XmlWriter writer = new XmlWriter(function, poll);
    writer.element(root.value(), "", 1);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void element(@Nullable Object value, String place, int depth) {
    if (!(value instanceof Map<?, ?> element)) {
      throw unfit(place, "is no element; give a table with name, attributes and children");
    }
    if (depth > Xml.MOST_ELEMENTS) {
      throw unfit(place, "is nested too deep; the most is " + Xml.MOST_ELEMENTS);
    }
    String name = name(element.get("name"), place + "/name");
    out.append('<').append(name);
    attributes(element.get("attributes"), place + "/attributes");
    List<?> children = children(element.get("children"), place + "/children");
    if (children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    int index = 0;
    for (Object child : children) {
      poll.run();
      String where = place + "/children/" + index++;
      if (child instanceof Map) {
        element(child, where, depth + 1);
      } else {
        text(scalar(child, where), where, false);
      }
    }
    out.append("</").append(name).append('>');
  }

  private void attributes(@Nullable Object value, String place) {
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      return;
    }
    if (!(value instanceof Map<?, ?> attributes)) {
      throw unfit(place, "is no table of attributes");
    }
    attributes.forEach(
        (key, each) -> {
          poll.run();
          String where = place + "/" + key;
          out.append(' ').append(name(key, where)).append("=\"");
          text(scalar(each, where), where, true);
          out.append('"');
        });
  }

  private List<?> children(@Nullable Object value, String place) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      case Map<?, ?> map when map.isEmpty() -> List.of();
      default -> throw unfit(place, "is no list of texts and elements");
    };
  }

  private String name(@Nullable Object value, String place) {
    String name = value == null ? "" : scalar(value, place);
    if (!NAME.matcher(name).matches()) {
      throw unfit(place, "is no XML name");
    }
    return name;
  }

  private String scalar(@Nullable Object value, String place) {
    String text =
        switch (value) {
          case String string -> string;
          case byte[] bytes -> Utf8.decode(bytes);
          case Boolean truth -> truth.toString();
          case Number number -> number.toString();
          case null, default -> throw unfit(place, "is no text");
        };
    if (text == null) {
      throw unfit(place, "is not valid UTF-8");
    }
    return text;
  }

  private void text(String text, String place, boolean attribute) {
    if (FORBIDDEN.matcher(text).find()) {
      throw unfit(place, "holds a character that XML cannot");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#13;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\n', '\t' -> out.append(attribute ? "&#" + (int) c + ";" : String.valueOf(c));
        default -> out.append(c);
      }
    }
  }

  private IllegalArgumentException unfit(String place, String problem) {
    return new IllegalArgumentException(
        "%s: %s %s".formatted(function, place.isEmpty() ? "the document" : place, problem));
  }
}
