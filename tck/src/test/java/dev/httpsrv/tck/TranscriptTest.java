package dev.httpsrv.tck;

import static dev.httpsrv.tck.Ability.BYTE_STRINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.tck.Step.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

  private static final Set<Ability> BOTH = Set.of(BYTE_STRINGS, Ability.COROUTINES);

  private static final Outcome WORKS = new Outcome(false, List.of());

  @Test
  void readsEachKindOfStep() {
    Transcript transcript =
        Transcript.parse(
            """
            # a comment
            without BYTE_STRINGS

            load folder with 2 interpreters
            load in strict
            reload v2 fails
              HERE: a message
              helper HERE: another
            console shop "open now"
            ok
              | one<TAB>two
            console shop
            fails
              |
              no such shop
            recorded
              | line
            close
            """);
    assertThat(transcript.needs()).isEqualTo(new Needs(Set.of(), Set.of(BYTE_STRINGS)));
    assertThat(transcript.steps())
        .containsExactly(
            new Step.Load(4, true, 2, SandboxPreset.STANDARD, WORKS),
            new Step.Load(5, false, 1, SandboxPreset.STRICT, WORKS),
            new Step.Reload(
                6, "v2", new Outcome(true, List.of("HERE: a message", "helper HERE: another"))),
            new Step.Command(9, "shop \"open now\"", List.of("| one<TAB>two"), WORKS),
            new Step.Command(12, "shop", List.of("|"), new Outcome(true, List.of("no such shop"))),
            new Step.Recorded(16, List.of("| line")),
            new Step.Close(18));
  }

  @Test
  void readsARequestAndItsAnswer() {
    Transcript transcript =
        Transcript.parse(
            """
            POST https://example.org/a?b=c
              X-Name: Ada
              X-Empty:
              x-name: Eve
              | text: not a header
              |
              bytes FF
            405 text/plain
              X-Last: b
              Allow: GET, HEAD
              | one
              | two
            """);
    assertThat(transcript.steps())
        .containsExactly(
            new Step.Exchange(
                1,
                "POST",
                "https://example.org/a?b=c",
                Map.of("X-Name", "Ada", "X-Empty", "", "x-name", "Eve"),
                List.of("| text: not a header", "|", "bytes FF"),
                List.of("405 text/plain", "Allow: GET, HEAD", "X-Last: b", "| one", "| two")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  | belongs to nothing",
        "lod",
        "load\n  HERE: but it does not fail",
        "load fails",
        "GET /",
        "GET /\nload",
        "GET /\n200\n  not a header",
        "GET /\n200\n  bytes XY",
        "GET nowhere\n200",
        "console x",
        "console x\nok\n  HERE: but it works",
        "console x\nfails\n  | but why",
        "recorded\n  not a line",
        "200",
        "close\n  at once",
        "only lua",
        "with",
        "with WINGS",
        "start GET /",
        "start a GET /",
        "finish a\n200",
        "gone a",
        "start a GET /\nstart a GET /",
        "start a GET /\nfinish a",
        "start a GET /\nfinish a\n200\nfinish a\n200",
      })
  void refusesWhatItDoesNotUnderstand(String text) {
    assertThatThrownBy(() -> Transcript.parse(text).steps())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsRequestsInTheBackground() {
    Transcript transcript =
        Transcript.parse(
            """
            start first POST /wait
              X-Name: Ada
              | text
            start second GET /wait
            GET /resume
            200
            gone second
            finish first
            200 text/plain
              | done
            """);
    assertThat(transcript.steps())
        .containsExactly(
            new Step.Start(1, "first", "POST", "/wait", Map.of("X-Name", "Ada"), List.of("| text")),
            new Step.Start(4, "second", "GET", "/wait", Map.of(), List.of()),
            new Step.Exchange(5, "GET", "/resume", Map.of(), List.of(), List.of("200")),
            new Step.Gone(7, "second"),
            new Step.Finish(8, "first", List.of("200 text/plain", "| done")));
  }

  @Test
  void aCaseIsAboutEveryEngineUnlessItNeedsAnAbility() {
    assertThat(engines("load")).containsExactly(Set.of(), Set.of(BYTE_STRINGS), BOTH);
    assertThat(engines("with BYTE_STRINGS")).containsExactly(Set.of(BYTE_STRINGS), BOTH);
    assertThat(engines("without BYTE_STRINGS")).containsExactly(Set.of());
    assertThat(engines("with BYTE_STRINGS COROUTINES")).containsExactly(BOTH);
    assertThat(engines("with BYTE_STRINGS\nwithout COROUTINES"))
        .containsExactly(Set.of(BYTE_STRINGS));
  }

  private static List<Set<Ability>> engines(String transcript) {
    Needs needs = Transcript.parse(transcript).needs();
    return Stream.of(Set.<Ability>of(), Set.of(BYTE_STRINGS), BOTH)
        .filter(needs::areMetBy)
        .toList();
  }
}
