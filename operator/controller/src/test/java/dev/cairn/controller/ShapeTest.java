package dev.cairn.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What classes are, by their names: records, sealed outcomes, constants. */
class ShapeTest {
  private static final String ROOT = "dev.cairn.controller";
  private static final List<String> BANNED_ENDINGS =
      List.of("Util", "Utils", "Helper", "Manager", "Impl", "Info", "Data", "Base");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void whatWasReadAndWhatWasDecidedAreRecords() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Observation")
        .or()
        .haveSimpleNameEndingWith("Plan")
        .or()
        .haveSimpleNameEndingWith("View")
        .or()
        .haveSimpleNameEndingWith("Case")
        .should()
        .beRecords()
        .check(MAIN);
  }

  @Test
  void outcomesAreSealed() {
    classes()
        .that()
        .resideInAnyPackage(ROOT + ".training..", ROOT + ".work..")
        .and()
        .haveSimpleNameEndingWith("State")
        .and()
        .areTopLevelClasses()
        .should()
        .beInterfaces()
        .andShould(
            ArchConditions.be(
                DescribedPredicate.describe(
                    "sealed", (JavaClass type) -> type.reflect().isSealed())))
        .check(MAIN);
  }

  @Test
  void nothingOutlivesItsReconciliationInStaticFields() {
    fields().that().areStatic().should().beFinal().check(MAIN);
  }

  @Test
  void namesSayWhatThingsAre() {
    for (String ending : BANNED_ENDINGS) {
      noClasses().should().haveSimpleNameEndingWith(ending).check(MAIN);
    }
    noClasses().should().resideInAnyPackage("..common..", "..util..", "..misc..").check(MAIN);
  }
}
