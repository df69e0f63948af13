package dev.cairn.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.cairn.contract",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ContractArchitectureTest {
  @ArchTest
  static final ArchRule dependsOnAnnotationsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.cairn.contract..",
              "com.fasterxml.jackson.annotation",
              "org.jspecify.annotations",
              "java.lang..",
              "java.util..");

  @ArchTest
  static final ArchRule everyRecordReadsWhatNewerProgramsWrite =
      classes()
          .that(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are records", JavaClass::isRecord))
          .should()
          .beAnnotatedWith(JsonIgnoreProperties.class);
}
