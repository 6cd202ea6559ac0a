package dev.httpsrv.runtime.problem;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.api.Problem;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.ScriptSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what went wrong into problems that a person can act on. */
public final class Problems {

  /** How many characters of a message are told. */
  private static final int MOST = 8_000;

  /**
   * What ends a line for some reader, moves a terminal's cursor, or turns the order of the text.
   */
  private static final Pattern CONTROLS =
      Pattern.compile("[[\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]&&[^\\t\\n]]");

  private Problems() {}

  /** Returns the problems that an exception stands for. */
  public static List<Problem> of(HttpsrvException e) {
    return switch (e) {
      case ConfigurationException configuration -> configuration.problems();
      case ScriptSyntaxException syntax -> List.of(new Problem(syntax.location(), message(syntax)));
      case ScriptRaisedException raised ->
          List.of(new Problem(raised.location().orElse(null), withOthers(raised)));
      case ScriptStoppedException stopped ->
          List.of(
              new Problem(
                  stopped.location().orElse(null),
                  "stopped while in %s, %s".formatted(stopped.what(), message(stopped))));
      case EngineException engine -> List.of(new Problem(null, message(engine)));
      case OverloadException overload -> List.of(new Problem(null, message(overload)));
    };
  }

  /** Returns the problems as text, a line each. */
  public static String text(HttpsrvException e) {
    return of(e).stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /** Returns what is said of a call that passed a limit. */
  public static String stopped(ScriptStoppedException e) {
    return "%s: stopped%s, %s"
        .formatted(e.what(), e.location().map(place -> " at " + place).orElse(""), e.getMessage());
  }

  /** Returns the message, those of the script's errors that it consists of, and what led to it. */
  private static String withOthers(ScriptRaisedException raised) {
    String members =
        Arrays.stream(raised.getSuppressed())
            .filter(ScriptRaisedException.class::isInstance)
            .map(each -> placed((ScriptRaisedException) each))
            .collect(Collectors.joining("; "));
    return message(raised)
        + (members.isEmpty() ? "" : " [" + members + "]")
        + (raised.getCause() instanceof ScriptRaisedException earlier
            ? ", caused by " + placed(earlier)
            : "");
  }

  private static String placed(ScriptRaisedException raised) {
    return raised.location().map(place -> place + ": ").orElse("") + withOthers(raised);
  }

  /**
   * Returns what it says, cut where it is very long; a script's further lines are indented, so that
   * they forge no others.
   */
  private static String message(HttpsrvException e) {
    String told = cut(String.valueOf(e.getMessage()));
    return cut(visible(told.replaceAll("\\R", "\n    ")));
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
  }

  /** Returns a text as the log shows it: characters that steer what shows them are spelled out. */
  public static String visible(String text) {
    return CONTROLS
        .matcher(text)
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
