package dev.cairn.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Statistics are functions: of numbers, and of nothing else. */
@AnalyzeClasses(
    packages = "dev.cairn.analytics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.cairn.analytics";

  @ArchTest
  static final ArchRule dependsOnStatisticsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "..",
              "java.lang..",
              "java.math..",
              "java.nio", // buffers, not files
              "java.nio.charset",
              "java.time..",
              "java.util..",
              "org.apache.commons.numbers..",
              "org.apache.commons.statistics..",
              "org.apache.datasketches..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule noClock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule noChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, ThreadLocalRandom.class, UUID.class)
          .orShould()
          .callConstructor(SplittableRandom.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule gatesKnowIntervalsKnowMetrics =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".metric")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".interval", ROOT + ".gate");

  @ArchTest
  static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
