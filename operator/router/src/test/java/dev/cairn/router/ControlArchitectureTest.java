package dev.cairn.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The whole program: no cycles, names; and what the control side may know. */
@AnalyzeClasses(packages = "dev.cairn.router", importOptions = ImportOption.DoNotIncludeTests.class)
class ControlArchitectureTest {
  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.cairn.router.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheSourceKnowsTheKubernetesClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cairn.router.source")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule onlyTokensKnowSignatures =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cairn.router.token")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Planner")
          .or()
          .haveSimpleNameEndingWith("Policy")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8..", "io.vertx..", "java.time.Clock", "java.nio.file..");

  @ArchTest
  static final ArchRule onlyTheProgramKnowsItsSurroundings =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cairn.router")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule theSeamKnowsNeitherSide =
      classes()
          .that()
          .resideInAPackage("dev.cairn.router.api")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.cairn.router.api",
              "dev.cairn.crds..",
              "dev.cairn.contract..",
              "io.vertx.core..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Info|Data|Base)")
          .orShould()
          .resideInAPackage("..common..");
}
