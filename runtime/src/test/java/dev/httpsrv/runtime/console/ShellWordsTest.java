package dev.httpsrv.runtime.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {

  @Test
  void blanksSeparateWords() {
    assertThat(ShellWords.split("  a  b\tc ")).containsExactly("a", "b", "c");
    assertThat(ShellWords.split("   ")).isEmpty();
  }

  @Test
  void quotationMarksKeepBlanks() {
    assertThat(ShellWords.split("say 'a b' \"c d\" e'f g'h ''"))
        .containsExactly("say", "a b", "c d", "ef gh", "");
  }

  @Test
  void aBackslashKeepsTheNextCharacter() {
    assertThat(ShellWords.split("a\\ b \"c\\\"d\\e\" 'f\\g' \\"))
        .containsExactly("a b", "c\"d\\e", "f\\g", "\\");
  }

  @Test
  void anOpenQuotationMarkIsAnError() {
    assertThatThrownBy(() -> ShellWords.split("a \"b")).hasMessageContaining("is not closed");
  }

  @Test
  void joinedWordsAreSplitIntoTheSameWords() {
    List<String> words = List.of("a", "", "b c", "it's", "\"", "\\", "ü\t");
    assertThat(ShellWords.split(ShellWords.join(words))).isEqualTo(words);
  }
}
