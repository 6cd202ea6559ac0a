package dev.httpsrv.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.tck.JavaCases.JavaCase;
import dev.httpsrv.tck.Rules.Group;
import dev.httpsrv.tck.Rules.Rule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules that every engine keeps (see {@code RULES.md}), as tests: one for each case of a rule,
 * named by the rule's number. Extend this once for each language of an engine:
 *
 * <pre>{@code
 * class LuajContractTest extends EngineContract {
 *   LuajContractTest() {
 *     super(new LuajProvider(), "lua", "lua");
 *   }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineContract {

  private final SharedEngine engine;
  private final String language;
  private final String extension;
  private final String scriptRoot;

  /**
   * Tests a language that the kit has scripts for: {@code lua}, {@code js}, or {@code python}.
   *
   * @param provider the engine's provider; its engine is started once for all cases
   * @param language the language's id
   * @param extension the extension of its scripts, without the dot
   */
  protected EngineContract(EngineProvider provider, String language, String extension) {
    this(provider, language, extension, Cases.ROOT);
  }

  /**
   * Tests a language whose scripts the caller supplies. What is expected of them is the kit's.
   *
   * @param scriptRoot a folder on the class path; for each case it has a folder of the same name
   *     with a script {@code main}, and others where the kit's Lua has others
   */
  protected EngineContract(
      EngineProvider provider, String language, String extension, String scriptRoot) {
    this.engine = new SharedEngine(provider);
    this.language = language;
    this.extension = extension;
    this.scriptRoot = scriptRoot;
  }

  /** Returns the cases, a container for each group of rules. */
  @TestFactory
  @DisplayName("rules")
  Stream<DynamicContainer> rules(@TempDir Path folder) {
    List<Case> cases = Cases.read(scriptRoot, getClass().getClassLoader()).in(language, extension);
    return Rules.read().groups().stream().map(group -> container(group, cases, folder));
  }

  /** Closes the engine. */
  @AfterAll
  void closeEngine() {
    engine.closeForGood();
  }

  private DynamicContainer container(Group group, List<Case> cases, Path folder) {
    return dynamicContainer(
        group.number() + " " + group.title(),
        group.rules().stream().flatMap(rule -> tests(rule, cases, folder)));
  }

  private Stream<DynamicTest> tests(Rule rule, List<Case> cases, Path folder) {
    List<Case> own = cases.stream().filter(each -> each.rule().equals(rule.number())).toList();
    return own.stream()
        .map(
            each ->
                dynamicTest(
                    rule.label() + (own.size() == 1 ? "" : " (" + each.name() + ")"),
                    URI.create("classpath:/" + scriptRoot + "/" + each.name()),
                    () -> play(each, Files.createDirectory(folder.resolve(each.name())))));
  }

  private void play(Case each, Path folder) throws Exception {
    if (each.scripts().isEmpty()) {
      throw new AssertionError(
          "no script %s/%s/main.%s; write it, as the kit's main.lua beside %s/%s/expected.txt is"
              .formatted(scriptRoot, each.name(), extension, Cases.ROOT, each.name()));
    }
    try (Stage stage = new Stage(engine, language, extension, each.scripts(), folder)) {
      Transcript transcript = each.transcript();
      if (transcript != null) {
        Player.play(transcript, stage);
      } else {
        javaCase(each.name()).play(stage);
      }
    }
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
