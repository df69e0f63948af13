package dev.cairn.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.cairn.worker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.cairn.worker.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesKnowOnlyThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("Program")
          .definedBy("dev.cairn.worker")
          .layer("Steps")
          .definedBy(
              "dev.cairn.worker.fetch",
              "dev.cairn.worker.stage",
              "dev.cairn.worker.publish",
              "dev.cairn.worker.verify",
              "dev.cairn.worker.load")
          .layer("Place")
          .definedBy("dev.cairn.worker.place")
          .layer("Bucket")
          .definedBy("dev.cairn.worker.bucket")
          .layer("Profile")
          .definedBy("dev.cairn.worker.profile")
          .layer("Tables")
          .definedBy("dev.cairn.worker.tabular")
          .layer("Net")
          .definedBy("dev.cairn.worker.net")
          .layer("Files")
          .definedBy("dev.cairn.worker.files")
          .whereLayer("Program")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("Steps")
          .mayOnlyBeAccessedByLayers("Program")
          .whereLayer("Place")
          .mayOnlyBeAccessedByLayers("Steps")
          .whereLayer("Bucket")
          .mayOnlyBeAccessedByLayers("Steps", "Place")
          .whereLayer("Profile")
          .mayOnlyBeAccessedByLayers("Steps")
          .whereLayer("Tables")
          .mayOnlyBeAccessedByLayers("Steps", "Profile")
          .whereLayer("Net")
          .mayOnlyBeAccessedByLayers("Program", "Steps", "Place", "Bucket")
          .whereLayer("Files")
          .mayOnlyBeAccessedByLayers("Program", "Steps", "Place", "Bucket");

  @ArchTest
  static final ArchRule stepsDoNotKnowEachOther =
      slices()
          .matching("dev.cairn.worker.(fetch|stage|publish|verify|load)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule filesAreOnlyFiles =
      noClasses()
          .that()
          .resideInAPackage("dev.cairn.worker.files")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.cairn.contract", "dev.cairn.worker.step");

  @ArchTest
  static final ArchRule onlyTheProgramKnowsItsEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cairn.worker")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule onlyTablesKnowDuckDb =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cairn.worker.tabular")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql", "org.duckdb");

  @ArchTest
  static final ArchRule onlyBucketsKnowTheSdk =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.cairn.worker.bucket")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Info|Data|Base)")
          .orShould()
          .resideInAPackage("..common..");
}
