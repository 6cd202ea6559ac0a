package dev.httpsrv.tck;

import dev.httpsrv.api.SandboxPreset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a {@link Transcript}: what is done, and what must come of it. */
sealed interface Step {

  /** Returns the line of the transcript on which the step begins, from 1. */
  int line();

  /**
   * Loads the scripts.
   *
   * @param folder whether all scripts are given; else the main one
   * @param interpreters how many interpreters
   * @param sandbox what they are kept in
   * @param outcome what must come of it
   */
  record Load(int line, boolean folder, int interpreters, SandboxPreset sandbox, Outcome outcome)
      implements Step {}

  /**
   * Changes scripts, and loads them anew.
   *
   * @param version the version that is put in place, such as {@code v2}; null where none changes
   * @param outcome what must come of it
   */
  record Reload(int line, @Nullable String version, Outcome outcome) implements Step {}

  /** Shuts down. */
  record Close(int line) implements Step {}

  /**
   * Looks what {@code msys.kit.record} took since the last look.
   *
   * @param expected the lines
   */
  record Recorded(int line, List<String> expected) implements Step {}

  /**
   * Runs a console command.
   *
   * @param command the line that is typed
   * @param printed what the client must see, as rendered by {@link Body}
   * @param outcome what must come of it
   */
  record Command(int line, String command, List<String> printed, Outcome outcome) implements Step {}

  /**
   * Makes a request.
   *
   * @param answer the response, a line for the status, one for each header, then the body's
   */
  record Exchange(
      int line,
      String method,
      String target,
      Map<String, String> headers,
      List<String> body,
      List<String> answer)
      implements Step {}

  /**
   * Sends a request in the background.
   *
   * @param name what later steps call it
   */
  record Start(
      int line,
      String name,
      String method,
      String target,
      Map<String, String> headers,
      List<String> body)
      implements Step {}

  /**
   * Waits for the response to a request in the background.
   *
   * @param name the request's
   * @param answer the response, as for {@link Exchange}
   */
  record Finish(int line, String name, List<String> answer) implements Step {}

  /**
   * Makes the client of a request in the background go away.
   *
   * @param name the request's
   */
  record Gone(int line, String name) implements Step {}

  /**
   * Whether a step works.
   *
   * @param fails whether it must fail
   * @param problems what it must say then: {@code HERE: message} for the line so marked in the main
   *     script, {@code name HERE: message} for another's, or a message alone
   */
  record Outcome(boolean fails, List<String> problems) {}
}
