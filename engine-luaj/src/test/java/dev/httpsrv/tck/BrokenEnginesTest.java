package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.engine.luaj.LuajEngineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds fault with engines that are broken on purpose, where they are and nowhere else. */
class BrokenEnginesTest {

  private static final Set<Ability> LUA =
      Set.of(Ability.BYTE_STRINGS, Ability.WAITING, Ability.STOPPING, Ability.COROUTINES);

  @TempDir private Path folder;

  static List<Flaw> flaws() {
    return Flaws.all();
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void anEngineBreaksItsOwnRulesAlone(Flaw flaw) throws IOException {
    assertThat(failures(flaw.engine(), LUA)).containsOnlyKeys(flaw.broken());
  }

  @Test
  void everyGroupHasAnEngineThatBreaksItsRulesAlone() {
    assertThat(Rules.read().groups())
        .allSatisfy(
            group ->
                assertThat(flaws())
                    .as("engines that break rules of group %s alone", group.number())
                    .anyMatch(flaw -> flaw.groups().equals(List.of(group.number()))));
  }

  @Test
  void anEngineThatIsNotBrokenKeepsAllRules() throws IOException {
    assertThat(failures(new BrokenLuaj() {}, LUA)).isEmpty();
  }

  @Test
  void aFunctionThatAnEngineLacksIsNamed() throws IOException {
    assertThat(failures(flaw("lacks a function of the session"), LUA).get("3.19"))
        .contains("request_local_address");
    assertThat(failures(flaw("lacks a function of a library"), LUA).get("6.01"))
        .contains("msys.shop.labels");
  }

  @Test
  void anEngineWithoutAnAbilityKeepsAllRulesWhereItDoesNotClaimIt() throws IOException {
    Set<Ability> claimed = Set.of(Ability.BYTE_STRINGS, Ability.WAITING, Ability.STOPPING);
    assertThat(failures(new Flaws.NoCoroutines(), claimed)).isEmpty();
  }

  @Test
  void anEngineThatHasAnAbilityIsToldToClaimIt() throws IOException {
    assertThat(failures(new LuajEngineProvider(), without(Ability.BYTE_STRINGS)))
        .containsOnlyKeys("3.07", "3.08");
    assertThat(
            failures(
                new LuajEngineProvider(),
                without(Ability.WAITING, Ability.STOPPING, Ability.COROUTINES)))
        .containsOnlyKeys("12.02", "13.01", "20.04");
    assertThat(failures(new LuajEngineProvider(), LUA)).containsOnlyKeys("14.01", "14.02");
  }

  private static Set<Ability> without(Ability... missing) {
    Set<Ability> claimed = EnumSet.of(Ability.STRICT_SANDBOX, Ability.TRUSTED_SANDBOX);
    claimed.addAll(LUA);
    List.of(missing).forEach(claimed::remove);
    return claimed;
  }

  private static EngineProvider flaw(String what) {
    return flaws().stream()
        .filter(each -> each.what().equals(what))
        .findFirst()
        .orElseThrow()
        .engine();
  }

  /** Plays all rules; returns why some failed, by their number. */
  private Map<String, String> failures(EngineProvider provider, Set<Ability> claimed)
      throws IOException {
    SortedMap<String, String> failures = new TreeMap<>();
    EngineContract contract = new EngineContract(provider, "lua", "lua", claimed) {};
    tests(contract.rules(Files.createTempDirectory(folder, "play")))
        .forEach(
            test -> {
              try {
                test.getExecutable().execute();
              } catch (Throwable e) {
                String number = test.getDisplayName().split(" ", 2)[0];
                failures.merge(number, String.valueOf(e.getMessage()), (a, b) -> a + "\n" + b);
              }
            });
    return failures;
  }

  private static Stream<DynamicTest> tests(Stream<? extends DynamicNode> nodes) {
    return nodes.flatMap(
        node ->
            switch (node) {
              case DynamicContainer container -> tests(container.getChildren());
              case DynamicTest test -> Stream.of(test);
              default -> Stream.of();
            });
  }
}
