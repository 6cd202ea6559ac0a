package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptParameter;
import dev.httpsrv.api.spi.ScriptType;
import dev.httpsrv.api.spi.ValueKind;
import dev.httpsrv.tck.Rules.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules, cases, and scripts belong together. */
class OrphansTest {

  private static final Map<String, String> EXTENSIONS =
      Map.of("lua", "lua", "js", "js", "python", "py");

  private final Cases cases = Cases.read(Cases.ROOT, OrphansTest.class.getClassLoader());
  private final List<Rule> rules = Rules.read().all();

  @Test
  void everyRuleHasACase() {
    Set<String> covered = cases.names().stream().map(Case::numberOf).collect(Collectors.toSet());
    assertThat(rules).extracting(Rule::number).isSubsetOf(covered);
  }

  @Test
  void everyCaseIsAboutARule() {
    List<String> numbers = rules.stream().map(Rule::number).toList();
    assertThat(cases.names()).extracting(Case::numberOf).isSubsetOf(numbers);
  }

  @Test
  void rulesAreNumberedWithoutGapsOrDuplicates() {
    for (Rules.Group group : Rules.read().groups()) {
      for (int i = 0; i < group.rules().size(); i++) {
        assertThat(group.rules().get(i).number())
            .isEqualTo("%s.%02d".formatted(group.number(), i + 1));
      }
    }
  }

  @Test
  void everyCaseHasEitherATranscriptOrJavaCode() {
    assertThat(JavaCases.all().keySet()).isSubsetOf(cases.names());
    assertThat(cases.names())
        .allSatisfy(
            name ->
                assertThat(cases.transcript(name) == null)
                    .as("%s is played by Java code", name)
                    .isEqualTo(JavaCases.all().containsKey(name)));
  }

  @Test
  void everyCaseHasScriptsInTheLanguagesThatItIsAbout() {
    for (String name : cases.names()) {
      Transcript transcript = cases.transcript(name);
      EXTENSIONS.forEach(
          (language, extension) ->
              assertThat(cases.scripts(name, extension).isEmpty())
                  .as("%s has no script in %s", name, language)
                  .isEqualTo(transcript != null && !transcript.isAbout(language)));
    }
  }

  @Test
  void everyLanguageHasTheSameScripts() {
    for (String name : cases.names()) {
      Set<Set<String>> bases =
          EXTENSIONS.values().stream()
              .map(extension -> cases.scripts(name, extension).keySet())
              .filter(files -> !files.isEmpty())
              .map(
                  files ->
                      files.stream()
                          .map(file -> file.substring(0, file.lastIndexOf('.')))
                          .collect(Collectors.toSet()))
              .collect(Collectors.toSet());
      assertThat(bases).as("the sets of scripts of %s", name).hasSize(1);
    }
  }

  @Test
  void theShopHasEveryKindOfValue() {
    ScriptType shop = ScriptType.of(ShopLibrary.class);
    Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
    for (ScriptMember function : shop.functions()) {
      kinds.add(function.resultKind());
      function.parameters().stream().map(ScriptParameter::kind).forEach(kinds::add);
    }
    assertThat(kinds).containsExactlyInAnyOrder(ValueKind.values());
  }
}
