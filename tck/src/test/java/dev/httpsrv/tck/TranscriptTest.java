package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.tck.Step.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

  private static final Outcome WORKS = new Outcome(false, List.of());

  @Test
  void readsEachKindOfStep() {
    Transcript transcript =
        Transcript.parse(
            """
            # a comment
            not lua

            load folder with 2 interpreters
            load
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
    assertThat(transcript.except()).isEqualTo(Set.of("lua"));
    assertThat(transcript.steps())
        .containsExactly(
            new Step.Load(4, true, 2, WORKS),
            new Step.Load(5, false, 1, WORKS),
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
      })
  void refusesWhatItDoesNotUnderstand(String text) {
    assertThatThrownBy(() -> Transcript.parse(text).steps())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCaseIsAboutEveryLanguageUnlessItSaysOtherwise() {
    assertThat(Transcript.parse("load").isAbout("lua")).isTrue();
    assertThat(Transcript.parse("only lua ruby").isAbout("ruby")).isTrue();
    assertThat(Transcript.parse("only lua").isAbout("js")).isFalse();
    assertThat(Transcript.parse("not lua").isAbout("js")).isTrue();
    assertThat(Transcript.parse("not lua").isAbout("lua")).isFalse();
  }
}
