package dev.httpsrv.engine.graal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Passes collections to the preludes and back. */
final class Arguments {

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

  static List<Value> elements(Value array) {
    int size = Math.toIntExact(array.getArraySize());
    List<Value> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(array.getArrayElement(i));
    }
    return elements;
  }
}
