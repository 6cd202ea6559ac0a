package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptType;
import java.util.Comparator;
import java.util.stream.Stream;

/** A name for which a script asked an object of Java, and which that does not have. */
record MissingMember(ScriptType type, String name) {

  /** How many characters may differ. */
  private static final int SIMILAR = 3;

  private static final int LONG = 1_000;

  /** Returns whether its name is too long to be kept, and to be told. */
  boolean isLong() {
    return name.length() > LONG;
  }

  /** Returns what is said of it: as Python does, with a similar name if there is one. */
  String told() {
    String similar =
        Stream.concat(type.functions().stream(), type.properties().stream())
            .map(ScriptMember::name)
            .filter(each -> distance(each) <= Math.min(SIMILAR, name.length() / 2))
            .min(Comparator.comparingInt(this::distance))
            .map(each -> ". Did you mean: '" + each + "'?")
            .orElse("");
    return "'%s' object has no attribute '%s'%s".formatted(type.name(), name, similar);
  }

  /**
   * Returns by how many characters, at least, the name would have to be changed to be another; more
   * than any where that cannot be similar.
   */
  private int distance(String other) {
    if (Math.abs(name.length() - other.length()) > SIMILAR) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= name.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (name.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
