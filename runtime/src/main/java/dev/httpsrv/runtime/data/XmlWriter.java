package dev.httpsrv.runtime.data;

import dev.httpsrv.api.ScriptData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes an element as {@link Xml} describes one, and checks it on the way. */
public final class XmlWriter {

  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final String function;
  private final Bounds bounds;
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final StringBuilder place = new StringBuilder();
  private final XmlNames names = new XmlNames();

  private XmlWriter(String function, Bounds bounds) {
    this.function = function;
    this.bounds = bounds;
  }

  /**
   * Returns a document in UTF-8.
   *
   * @param function the function that a script called, for the message
   * @param bounds what bounds it
   * @throws IllegalArgumentException if the root is no element; the message says where
   */
  public static byte[] write(String function, ScriptData root, Bounds bounds) {
    XmlWriter writer = new XmlWriter(function, bounds);
    writer.element(root.value(), 1);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void element(@Nullable Object value, int depth) {
    if (!(value instanceof Map<?, ?> element)) {
      throw unfit("is no element; give a table with name, attributes and children");
    }
    if (depth > Xml.mostElements(bounds)) {
      throw unfit("is nested too deep; the most is " + Xml.mostElements(bounds));
    }
    int here = enter("name");
    String name = name(element.get("name"));
    place.setLength(here);
    out.append('<').append(name);
    enter("attributes");
    attributes(element.get("attributes"));
    place.setLength(here);
    enter("children");
    List<?> children = children(element.get("children"));
    if (children.isEmpty()) {
      out.append("/>");
    } else {
      out.append('>');
      children(children, depth);
      out.append("</").append(name).append('>');
    }
    place.setLength(here);
  }

  private void attributes(@Nullable Object value) {
    if (value == null || (value instanceof List<?> list && list.isEmpty())) {
      return;
    }
    if (!(value instanceof Map<?, ?> attributes)) {
      throw unfit("is no table of attributes");
    }
    attributes.forEach(
        (key, each) -> {
          bounds.poll().run();
          int here = enter(key);
          out.append(' ').append(name(key)).append("=\"");
          text(scalar(each), true);
          out.append('"');
          place.setLength(here);
        });
  }

  private List<?> children(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list;
      case Map<?, ?> map when map.isEmpty() -> List.of();
      default -> throw unfit("is no list of texts and elements");
    };
  }

  private void children(List<?> children, int depth) {
    int index = 0;
    for (Object child : children) {
      bounds.poll().run();
      int here = enter(index++);
      if (child instanceof Map) {
        element(child, depth + 1);
      } else {
        text(scalar(child), false);
      }
      place.setLength(here);
    }
  }

  private String name(@Nullable Object value) {
    String name = value == null ? "" : scalar(value);
    if (!names.isName(name)) {
      throw unfit("is no XML name");
    }
    return name;
  }

  private String scalar(@Nullable Object value) {
    String text =
        switch (value) {
          case String string -> string;
          case byte[] bytes -> Utf8.decode(bytes);
          case Boolean truth -> truth.toString();
          case Number number -> number.toString();
          case null, default -> throw unfit("is no text");
        };
    if (text == null) {
      throw unfit("is not valid UTF-8");
    }
    return text;
  }

  private void text(String text, boolean attribute) {
    if (FORBIDDEN.matcher(text).find()) {
      throw unfit("holds a character that XML cannot");
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

  /** Goes to a part of what is written; returns the length of the place to come back to. */
  private int enter(@Nullable Object part) {
    int here = place.length();
    place.append('/').append(part);
    return here;
  }

  private IllegalArgumentException unfit(String problem) {
    return new IllegalArgumentException(
        "%s: %s %s".formatted(function, place.isEmpty() ? "the document" : place, problem));
  }
}
