package dev.httpsrv.api.spi;

import dev.httpsrv.api.ScriptLibrary;
import java.util.List;

/**
 * A library as one interpreter sees it.
 *
 * @param paths the dotted names at which scripts find it, such as {@code msys.core}
 * @param type its functions, and its constants as properties
 * @param target the object that the functions are called on
 */
public record LibraryBinding(List<String> paths, ScriptType type, Object target) {

  /**
   * Describes an object whose class carries {@link ScriptLibrary}.
   *
   * @throws IllegalArgumentException if it does not carry the annotation
   */
  public static LibraryBinding of(Object library) {
    ScriptLibrary annotation = library.getClass().getAnnotation(ScriptLibrary.class);
    if (annotation == null) {
      throw new IllegalArgumentException(
          library.getClass().getName() + " is no library: annotate it with @ScriptLibrary");
    }
    return new LibraryBinding(
        List.of(annotation.value()), ScriptType.of(library.getClass()), library);
  }
}
