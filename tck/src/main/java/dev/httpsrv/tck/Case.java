package dev.httpsrv.tck;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder of scripts, and what is expected of them.
 *
 * @param name the folder's name, such as {@code 2.03-root}
 * @param transcript what is expected; null where {@link JavaCases} says it
 * @param scripts the scripts of one language, by their path in the folder
 */
record Case(String name, @Nullable Transcript transcript, SortedMap<String, byte[]> scripts) {

  /** Returns the number of the rule that the case is about. */
  String rule() {
    return numberOf(name);
  }

  static String numberOf(String name) {
    int dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(0, dash);
  }
}
