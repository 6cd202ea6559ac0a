package dev.httpsrv.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.tck.JavaCases.JavaCase;
import dev.httpsrv.tck.Rules.Group;
import dev.httpsrv.tck.Rules.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The rules that every engine keeps (see {@code RULES.md}), as tests: one for each case of a rule,
 * named by the rule's number, in a container for each group. Extend this once for each language of
 * an engine:
 *
 * <pre>{@code
 * class LuajContractTest extends EngineContract {
 *   LuajContractTest() {
 *     super(
 *         new LuajEngineProvider(),
 *         "lua",
 *         "lua",
 *         Set.of(
 *             Ability.BYTE_STRINGS,
 *             Ability.WAITING,
 *             Ability.STOPPING,
 *             Ability.COROUTINES,
 *             Ability.STRICT_SANDBOX,
 *             Ability.TRUSTED_SANDBOX));
 *   }
 * }
 * }</pre>
 *
 * <p>What came of the rules is written to {@code target/kit/ENGINE-LANGUAGE.tsv}; {@link
 * RulesTable} shows it. The cases may run at once, if JUnit is told to run tests in parallel.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
public abstract class EngineContract {

  private static final Duration USUAL_LIMIT = Duration.ofSeconds(90);

  private final SharedEngine engine;
  private final String language;
  private final String extension;
  private final Set<Ability> abilities;
  private final String scriptRoot;
  private final Verdicts verdicts = new Verdicts();

  /**
   * Tests a language that the kit has scripts for: {@code lua}, {@code js}, or {@code python}.
   *
   * @param provider the engine's provider; its engine is started once for all cases
   * @param language the language's id
   * @param extension the extension of its scripts, without the dot
   * @param abilities what the language has of the things that not every one has; the kit tests that
   *     these work, and that the others are missed in the way that the rules say
   */
  protected EngineContract(
      EngineProvider provider, String language, String extension, Set<Ability> abilities) {
    this(provider, language, extension, abilities, Cases.ROOT);
  }

  /**
   * Tests a language whose scripts the caller supplies. What is expected of them is the kit's.
   *
   * @param scriptRoot a folder on the class path; for each case it has a folder of the same name
   *     with a script {@code main}, and others where the kit's Lua has others. Where it has none,
   *     the kit's scripts of this extension are played, if there are any
   */
  protected EngineContract(
      EngineProvider provider,
      String language,
      String extension,
      Set<Ability> abilities,
      String scriptRoot) {
    this.engine = new SharedEngine(provider);
    this.language = language;
    this.extension = extension;
    this.abilities = Set.copyOf(abilities);
    this.scriptRoot = scriptRoot;
  }

  /** Returns how long a case may take before it fails, 90 s unless overridden. */
  protected Duration limit() {
    return USUAL_LIMIT;
  }

  /** Returns the cases, a container for each group of rules. */
  @TestFactory
  @DisplayName("rules")
  Stream<DynamicContainer> rules(@TempDir Path folder) {
    List<Case> cases =
        Cases.read(scriptRoot, getClass().getClassLoader()).about(abilities, extension);
    return Rules.read().groups().stream().map(group -> container(group, cases, folder));
  }

  /** Closes the engine, and writes what came of the rules. */
  @AfterAll
  void finish() throws IOException {
    try {
      engine.closeForGood();
    } finally {
      VerdictFiles.write(VerdictFiles.file(engine.id(), language), verdicts);
    }
  }

  private DynamicContainer container(Group group, List<Case> cases, Path folder) {
    return dynamicContainer(
        group.number() + " " + group.title(),
        group.rules().stream().flatMap(rule -> tests(rule, cases, folder)));
  }

  private Stream<DynamicTest> tests(Rule rule, List<Case> cases, Path folder) {
    List<Case> own = cases.stream().filter(each -> each.rule().equals(rule.number())).toList();
    if (!rule.needs().areMetBy(abilities)) {
      verdicts.add(rule, Verdict.NOT_CLAIMED);
    }
    return own.stream()
        .map(
            each ->
                dynamicTest(
                    rule.label() + (own.size() == 1 ? "" : " (" + each.name() + ")"),
                    URI.create("classpath:/" + scriptRoot + "/" + each.name()),
                    () -> play(rule, each, folder)));
  }

  private void play(Rule rule, Case each, Path folder) throws Throwable {
    boolean passed = false;
    try {
      TimeLimit.run(limit(), each.name(), () -> play(each, folder.resolve(each.name())));
      passed = true;
    } finally {
      verdicts.add(rule, passed ? Verdict.PASSED : Verdict.FAILED);
    }
  }

  private @Nullable Void play(Case each, Path folder) throws Exception {
    if (each.scripts().isEmpty()) {
      throw new AssertionError(
          "no script %s/%s/main.%s; write it, as the kit's main.lua beside %s/%s/expected.txt is"
              .formatted(scriptRoot, each.name(), extension, Cases.ROOT, each.name()));
    }
    Files.createDirectory(folder);
    try (Stage stage = new Stage(engine, language, extension, each.scripts(), folder)) {
      Transcript transcript = each.transcript();
      if (transcript != null && !transcript.steps().isEmpty()) {
        Player.play(transcript, stage);
      } else {
        javaCase(each.name()).play(stage);
      }
    }
    return null;
  }

  private static JavaCase javaCase(String name) {
    JavaCase found = JavaCases.all().get(name);
    if (found == null) {
      throw new AssertionError(
          "%s has neither expected.txt nor Java code; write one of them".formatted(name));
    }
    return found;
  }
}
