package dev.httpsrv.tck;

import static dev.httpsrv.tck.Ability.ASYNC_HANDLERS;
import static dev.httpsrv.tck.Ability.BYTE_STRINGS;
import static dev.httpsrv.tck.Ability.COROUTINES;
import static dev.httpsrv.tck.Ability.EXACT_INTEGERS;
import static dev.httpsrv.tck.Ability.STRICT_SANDBOX;
import static dev.httpsrv.tck.Ability.TRUSTED_SANDBOX;
import static dev.httpsrv.tck.Ability.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptParameter;
import dev.httpsrv.api.spi.ScriptType;
import dev.httpsrv.api.spi.ValueKind;
import dev.httpsrv.tck.Rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules, cases, and scripts belong together. */
class OrphansTest {

  private static final List<String> EXTENSIONS = List.of("lua", "js", "py");

  /** What the languages of the engines here have. */
  private static final Map<String, Set<Ability>> CLAIMS =
      Map.of(
          "lua", Set.of(BYTE_STRINGS, WAITING, COROUTINES, STRICT_SANDBOX, TRUSTED_SANDBOX),
          "js", Set.of(ASYNC_HANDLERS, COROUTINES, STRICT_SANDBOX, TRUSTED_SANDBOX),
          "py", Set.of(EXACT_INTEGERS, COROUTINES, TRUSTED_SANDBOX));

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
                assertThat(steps(name).isEmpty())
                    .as("%s is played by Java code", name)
                    .isEqualTo(JavaCases.all().containsKey(name)));
  }

  @Test
  void everyCaseHasScriptsInTheLanguagesThatItIsAbout() {
    for (String name : cases.names()) {
      CLAIMS.forEach(
          (extension, claimed) -> {
            if (needs(name).areMetBy(claimed)) {
              assertThat(cases.scripts(name, extension).keySet())
                  .as("scripts of %s in files .%s", name, extension)
                  .isNotEmpty();
            }
          });
    }
  }

  @Test
  void everyCaseHasScripts() {
    assertThat(cases.names())
        .allMatch(
            name -> EXTENSIONS.stream().anyMatch(each -> !cases.scripts(name, each).isEmpty()));
  }

  @Test
  void everyAbilityIsTestedWhereItIsAndWhereItIsNot() {
    List<Needs> needs = cases.names().stream().map(this::needs).toList();
    for (Ability ability : Ability.values()) {
      assertThat(needs).as("with %s", ability).anyMatch(each -> each.with().contains(ability));
      assertThat(needs)
          .as("without %s", ability)
          .anyMatch(each -> each.without().contains(ability));
    }
  }

  @Test
  void everyRuleIsPlayedByTheEnginesThatItBinds() {
    for (Set<Ability> claimed : subsets(Ability.values())) {
      Set<String> played =
          cases.about(claimed, "lua").stream().map(Case::rule).collect(Collectors.toSet());
      assertThat(rules)
          .filteredOn(rule -> rule.needs().areMetBy(claimed))
          .as("rules for an engine that claims %s", claimed)
          .extracting(Rule::number)
          .isSubsetOf(played);
    }
  }

  @Test
  void theTableOfAbilitiesNamesAllOfThem() {
    assertThat(Rules.text().lines())
        .filteredOn(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
        .extracting(line -> line.split("`")[1])
        .containsExactly(Arrays.stream(Ability.values()).map(Ability::name).toArray(String[]::new));
  }

  @Test
  void everyLanguageHasTheSameScripts() {
    for (String name : cases.names()) {
      Set<Set<String>> bases =
          EXTENSIONS.stream()
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

  private List<Step> steps(String name) {
    Transcript transcript = cases.transcript(name);
    return transcript == null ? List.of() : transcript.steps();
  }

  private Needs needs(String name) {
    Transcript transcript = cases.transcript(name);
    return transcript == null ? Needs.NOTHING : transcript.needs();
  }

  private static List<Set<Ability>> subsets(Ability... abilities) {
    List<Set<Ability>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << abilities.length; bits++) {
      Set<Ability> subset = EnumSet.noneOf(Ability.class);
      for (int i = 0; i < abilities.length; i++) {
        if ((bits >> i & 1) == 1) {
          subset.add(abilities[i]);
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }
}
