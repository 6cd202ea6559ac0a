package dev.httpsrv.engine.graal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Passes collections to the preludes and back. */
final class Arguments {

  /** The most that are taken of a list, which may say that it is longer than it is. */
  static final long MOST_ELEMENTS = 1 << 24;

  private Arguments() {}

  /** Returns the arguments that both preludes' {@code library} takes. */
  static @Nullable Object[] library(List<String> paths, Map<String, @Nullable Object> members) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(String.join(" ", paths));
    members.forEach(
        (name, value) -> {
          arguments.add(name);
          arguments.add(value);
        });
    return arguments.toArray();
  }

  /**
   * Returns the elements of a list.
   *
   * @throws IllegalArgumentException if there are too many to have them in Java
   */
  static List<Value> elements(Value array) {
    long size = array.getArraySize();
    if (size > MOST_ELEMENTS) {
      throw new IllegalArgumentException("a list of %d values is too long".formatted(size));
    }
    List<Value> elements = new ArrayList<>((int) size);
    for (int i = 0; i < size; i++) {
      elements.add(array.getArrayElement(i));
    }
    return elements;
  }
}
