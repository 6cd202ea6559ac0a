package dev.httpsrv.stubs;

import dev.httpsrv.api.spi.ValueKind;
import java.util.List;

/**
 * What a parameter takes or a function gives.
 *
 * @param kind how the value crosses
 * @param nullable whether it may be nothing
 * @param name the class of an object, else the empty string
 * @param parts what a list or map holds; what a function that a script passes is called with
 * @param zeroBased whether a list starts at index 0 in every language
 */
record Shape(ValueKind kind, boolean nullable, String name, List<Shape> parts, boolean zeroBased) {

  Shape {
    parts = List.copyOf(parts);
  }

  Shape required() {
    return new Shape(kind, false, name, parts, zeroBased);
  }
}
