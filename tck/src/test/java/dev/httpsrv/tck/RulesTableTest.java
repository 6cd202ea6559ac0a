package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.tck.Rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTableTest {

  private static final Rules RULES =
      Rules.parse(
          """
          ## 1 Walking

          | rule | | from | needs |
          | --- | --- | --- | --- |
          | 1.01 | It `walks`. | ours |
          | 1.02 | It walks on its hands. | Momentum | with BYTE_STRINGS |

          ## 2 Flying

          | 2.01 | It flies. | ours | |
          """);

  private final Rule walks = RULES.all().get(0);
  private final Rule walksOnItsHands = RULES.all().get(1);
  private final Rule flies = RULES.all().get(2);

  @TempDir private Path folder;

  @Test
  void showsEachRuleForEachEngine() throws IOException {
    engine("a/target/kit/duck-quack.tsv", Verdict.PASSED, Verdict.NOT_CLAIMED, Verdict.PASSED);
    engine("a/b/target/kit/ape-oook.tsv", Verdict.PASSED, Verdict.PASSED, Verdict.FAILED);
    RulesTable table = new RulesTable(RULES, VerdictFiles.below(folder));
    assertThat(table.lines().stream().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "",
            "1 Walking ape-oook duck-quack",
            "1.01 It walks. ✓ ✓",
            "1.02 It walks on its hands. ✓ –",
            "",
            "2 Flying ape-oook duck-quack",
            "2.01 It flies. ✗ ✓",
            "",
            "ape-oook: 2 rules kept, broken (✗): 2.01",
            "duck-quack: 2 rules kept, 1 about what the language does not have (–)");
    assertThat(table.isGood()).isFalse();
  }

  @Test
  void isGoodIfNoRuleIsBrokenAndNoneIsMissing() throws IOException {
    engine("target/kit/duck-quack.tsv", Verdict.PASSED, Verdict.NOT_CLAIMED, Verdict.PASSED);
    assertThat(new RulesTable(RULES, VerdictFiles.below(folder)).isGood()).isTrue();
    engine("target/kit/snail-.tsv", Verdict.PASSED, Verdict.NOT_CLAIMED);
    RulesTable table = new RulesTable(RULES, VerdictFiles.below(folder));
    assertThat(table.lines()).last().asString().endsWith(", not played (?): 2.01");
    assertThat(table.isGood()).isFalse();
  }

  @Test
  void passesOverWhatNoContractTestWrote() throws IOException {
    engine("src/target/kit/duck-quack.tsv", Verdict.FAILED);
    engine(".git/target/kit/duck-quack.tsv", Verdict.FAILED);
    engine("kit/duck-quack.tsv", Verdict.FAILED);
    engine("target/kit/duck-quack.txt", Verdict.FAILED);
    RulesTable table = new RulesTable(RULES, VerdictFiles.below(folder));
    assertThat(table.lines())
        .containsExactly("No engine has played the kit's rules: there is no target/kit/*.tsv.");
    assertThat(table.isGood()).isTrue();
  }

  @Test
  void theWorstOfItsCasesCountsForARule() {
    Verdicts verdicts = new Verdicts();
    verdicts.add(flies, Verdict.PASSED);
    verdicts.add(flies, Verdict.FAILED);
    verdicts.add(flies, Verdict.PASSED);
    verdicts.add(walksOnItsHands, Verdict.NOT_CLAIMED);
    verdicts.add(walksOnItsHands, Verdict.PASSED);
    assertThat(verdicts.lines())
        .containsExactly(
            "1.02\tIt walks on its hands.\tability not claimed", "2.01\tIt flies.\tfailed");
  }

  private void engine(String file, Verdict... found) throws IOException {
    List<Rule> rules = List.of(walks, walksOnItsHands, flies);
    Verdicts verdicts = new Verdicts();
    for (int i = 0; i < found.length; i++) {
      verdicts.add(rules.get(i), found[i]);
    }
    VerdictFiles.write(folder.resolve(file), verdicts);
    assertThat(Files.size(folder.resolve(file))).isPositive();
  }
}
