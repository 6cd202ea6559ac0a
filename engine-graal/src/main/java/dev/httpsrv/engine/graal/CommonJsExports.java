package dev.httpsrv.engine.graal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names under which a CommonJS script exports, before it runs: an {@code import} must
 * know them by then. What is exported in other ways is reached through the default import.
 */
final class CommonJsExports {

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<![\\w$.])(?:module\\s*\\.\\s*)?exports\\s*\\.\\s*([A-Za-z_$][\\w$]*)\\s*=");
  private static final Pattern OBJECT =
      Pattern.compile("(?<![\\w$.])module\\s*\\.\\s*exports\\s*=\\s*\\{([^{}]*)");
  private static final Pattern KEY =
      Pattern.compile("(?:^|,)\\s*(?:async\\s+)?([A-Za-z_$][\\w$]*)\\s*(?=[,:(]|$)");

  private CommonJsExports() {}

  static List<String> of(CharSequence source) {
    Set<String> names = new LinkedHashSet<>();
    Matcher assigned = ASSIGNED.matcher(source);
    while (assigned.find()) {
      names.add(assigned.group(1));
    }
    Matcher object = OBJECT.matcher(source);
    while (object.find()) {
      Matcher key = KEY.matcher(object.group(1));
      while (key.find()) {
        names.add(key.group(1));
      }
    }
    names.remove("default");
    return new ArrayList<>(names);
  }
}
