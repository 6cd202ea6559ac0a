package dev.httpsrv.tck;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows script data, with the types that Java sees. */
final class Data {

  private Data() {}

  /** Returns the same text for strings and bytes, and maps in the order of their names. */
  static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Boolean truth -> truth.toString();
      case Long number -> number.toString();
      case BigInteger number -> number.toString();
      case Double number -> "double " + number;
      case String text -> "'" + text + "'";
      case byte[] bytes -> "'" + new String(bytes, StandardCharsets.UTF_8) + "'";
      case List<?> list ->
          list.stream().map(Data::describe).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          new TreeMap<>(map)
              .entrySet().stream()
                  .map(each -> each.getKey() + ": " + describe(each.getValue()))
                  .collect(Collectors.joining(", ", "{", "}"));
      default -> "not data: " + value.getClass().getSimpleName();
    };
  }
}
