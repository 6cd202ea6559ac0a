package dev.httpsrv.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes data as a person reads it in a message: as JSON does, but no more than tells something.
 */
final class DataText {

  private static final int MOST = 200;

  private final StringBuilder text = new StringBuilder();

  private DataText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    DataText writer = new DataText();
    writer.add(value);
    if (writer.text.length() > MOST) {
      writer.text.setLength(MOST);
      writer.text.append('…');
    }
    return writer.text.toString();
  }

  private boolean isFull() {
    return text.length() > MOST;
  }

  private void add(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> addQuoted(string);
      case byte[] bytes -> addQuoted(string(bytes));
      case List<?> list -> addAll(list);
      case Map<?, ?> map -> addAll(map);
      case ScriptData.Unfit unfit -> text.append(unfit.wording());
      default -> text.append(value);
    }
  }

  private static String string(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, 4 * MOST), StandardCharsets.UTF_8);
  }

  private void addAll(List<?> list) {
    String separator = "[";
    for (Object each : list) {
      if (isFull()) {
        return;
      }
      text.append(separator);
      add(each);
      separator = ", ";
    }
    text.append(list.isEmpty() ? "[]" : "]");
  }

  private void addAll(Map<?, ?> map) {
    String separator = "{";
    for (Map.Entry<?, ?> each : map.entrySet()) {
      if (isFull()) {
        return;
      }
      text.append(separator);
      addQuoted(String.valueOf(each.getKey()));
      text.append(": ");
      add(each.getValue());
      separator = ", ";
    }
    text.append(map.isEmpty() ? "{}" : "}");
  }

  private void addQuoted(String string) {
    text.append('"');
    for (int i = 0; i < string.length() && !isFull(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(Character.isISOControl(c) ? '?' : c);
      }
    }
    text.append('"');
  }
}
