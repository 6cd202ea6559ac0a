package dev.httpsrv.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.httpsrv.api.spi.EngineProvider;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The invariants of the design that the compiler does not hold. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.httpsrv");

  @Test
  void apiDependsOnNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.httpsrv.api..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.httpsrv.api..", "java..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void runtimeAndServerNeverNameAnEngine() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.httpsrv.runtime..", "dev.httpsrv.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.httpsrv.engine..", "org.luaj..", "org.graalvm..")
        .check(CLASSES);
  }

  @Test
  void enginesSeeTheContractsAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.httpsrv.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.httpsrv.runtime..", "dev.httpsrv.server..", "io.helidon..")
        .check(CLASSES);
  }

  @Test
  void runtimeKnowsNoTransport() {
    noClasses()
        .that()
        .resideInAPackage("dev.httpsrv.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.httpsrv.server..", "io.helidon..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void anEngineShowsItsProviderAlone() {
    classes()
        .that()
        .resideInAPackage("dev.httpsrv.engine..")
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .implement(EngineProvider.class)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.httpsrv.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheCommandLineUsesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.httpsrv.server.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void nothingMeasuresTimeByTheClockOnTheWall() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ScriptHost") // what scripts print is marked with the time
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    JavaPackage root = CLASSES.getPackage("dev.httpsrv");
    assertThat(root.getSubpackagesInTree())
        .filteredOn(each -> !each.getClasses().isEmpty())
        .allSatisfy(
            each -> assertThat(each.isAnnotatedWith(NullMarked.class)).as(each.getName()).isTrue());
  }
}
