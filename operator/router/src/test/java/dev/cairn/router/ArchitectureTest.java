package dev.cairn.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

@AnalyzeClasses(packages = "dev.cairn.router", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule decisionsArePure =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.cairn.router.table", "dev.cairn.router.balance", "dev.cairn.router.schema")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "java.net..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule countersKnowNoSockets =
      noClasses()
          .that()
          .resideInAnyPackage("dev.cairn.router.count", "dev.cairn.router.record")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx..");

  @ArchTest
  static final ArchRule theDataPlaneKnowsNoCluster =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.cairn.router.api..",
              "dev.cairn.router.table..",
              "dev.cairn.router.balance..",
              "dev.cairn.router.upstream..",
              "dev.cairn.router.shadow..",
              "dev.cairn.router.proxy..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8.kubernetes.client..");
}
