package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WildcardsTest {

  @Test
  void anEllipsisStandsForAnyText() {
    assertThat(Wildcards.matches("…b…", "abc")).isTrue();
    assertThat(Wildcards.matches("a…", "a")).isTrue();
    assertThat(Wildcards.matches("a…", "a\nb")).isTrue();
    assertThat(Wildcards.matches("a.c", "abc")).isFalse();
    assertThat(Wildcards.matches("…b", "abc")).isFalse();
  }

  @Test
  void theErrorShowsOnlyWhatDiffers() {
    Wildcards.check("same", List.of("a…", "b"), List.of("a1", "b"));
    assertThatThrownBy(() -> Wildcards.check("differs", List.of("a…", "b"), List.of("a1", "c")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("differs")
        .hasMessageContaining("a…")
        .hasMessageNotContaining("a1");
    assertThatThrownBy(() -> Wildcards.check("more", List.of("a"), List.of("a", "b")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Wildcards.check("less", List.of("a", "b"), List.of("a")))
        .isInstanceOf(AssertionError.class);
  }
}
