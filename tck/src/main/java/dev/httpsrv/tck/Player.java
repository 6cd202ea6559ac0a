package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.Problem;
import dev.httpsrv.runtime.console.CommandResult;
import dev.httpsrv.tck.Step.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a transcript, and checks each step. */
final class Player {

  private static final Pattern MARKED = Pattern.compile("(?:(\\S+) )?HERE: (.*)");

  private final Stage stage;
  private final Map<String, Background> running = new HashMap<>();

  private Player(Stage stage) {
    this.stage = stage;
  }

  /**
   * Plays a transcript.
   *
   * @throws AssertionError if a step does not go as it says
   */
  static void play(Transcript transcript, Stage stage) throws InterruptedException {
    Player player = new Player(stage);
    for (Step step : transcript.steps()) {
      player.play(step);
    }
  }

  private void play(Step step) throws InterruptedException {
    String what = "line " + step.line() + " of expected.txt";
    switch (step) {
      case Step.Load load ->
          check(
              what,
              load.outcome(),
              () -> stage.load(load.folder(), load.interpreters(), load.sandbox()));
      case Step.Reload reload -> {
        if (reload.version() != null) {
          stage.install(reload.version());
        }
        check(what, reload.outcome(), stage::reload);
      }
      case Step.Close _ -> stage.close();
      case Step.Recorded recorded ->
          stage.checkRecorded(
              what,
              recorded.expected(),
              () -> running.values().stream().anyMatch(Background::isUnderWay));
      case Step.Command command -> {
        List<String> printed = new ArrayList<>();
        CommandResult result = stage.command(command.command(), printed::add);
        Wildcards.check(what + ", printed", command.printed(), Body.renderLines(printed));
        check(what, command.outcome(), result.succeeded(), List.of(result.reason()));
      }
      case Step.Exchange exchange ->
          Wildcards.check(
              what,
              exchange.answer(),
              stage.answer(
                  request(
                      exchange.method(), exchange.target(), exchange.headers(), exchange.body())));
      case Step.Start start -> {
        KitRequest request = request(start.method(), start.target(), start.headers(), start.body());
        running.put(start.name(), Background.start(start.name(), request, stage));
      }
      case Step.Finish finish ->
          Wildcards.check(what, finish.answer(), taken(finish.name()).answer());
      case Step.Gone gone -> {
        Background request = taken(gone.name());
        request.leave();
        request.answer();
      }
    }
  }

  private Background taken(String name) {
    return Objects.requireNonNull(running.remove(name), name);
  }

  private static KitRequest request(
      String method, String target, Map<String, String> headers, List<String> body) {
    return KitRequest.of(method, target, headers, Body.parse(body));
  }

  private void check(String what, Outcome expected, Runnable step) {
    try {
      step.run();
    } catch (ConfigurationException e) {
      check(what, expected, false, e.problems().stream().map(Problem::toString).toList());
      return;
    }
    check(what, expected, true, List.of());
  }

  private void check(String what, Outcome expected, boolean succeeded, List<String> problems) {
    if (!expected.fails()) {
      assertThat(succeeded).as("%s: it fails, %s", what, problems).isTrue();
      return;
    }
    assertThat(succeeded).as("%s: it should fail, %s", what, expected.problems()).isFalse();
    Wildcards.check(what, expected.problems().stream().map(this::placed).toList(), problems);
  }

  /** Returns the text of a problem, with the place in the place of its mark. */
  private String placed(String problem) {
    Matcher marked = MARKED.matcher(problem);
    if (!marked.matches()) {
      return problem;
    }
    String script = marked.group(1) == null ? "main" : marked.group(1);
    return stage.here(script) + ": " + marked.group(2);
  }
}
