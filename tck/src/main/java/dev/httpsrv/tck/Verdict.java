package dev.httpsrv.tck;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What came of a rule, or of a case. */
enum Verdict {
  PASSED("passed"),
  NOT_CLAIMED("ability not claimed"),
  FAILED("failed");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** Returns what a file says. */
  String text() {
    return text;
  }

  /** Returns the verdict that a file says, null where it is none. */
  static @Nullable Verdict of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst().orElse(null);
  }

  /** Returns what comes of a rule of which this and another came. */
  Verdict and(Verdict other) {
    return compareTo(other) < 0 ? other : this;
  }
}
