package dev.cairn.crds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.function.Predicate;

@AnalyzeClasses(packages = "dev.cairn.crds", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule RECORDS_IGNORE_FIELDS_OF_NEWER_VERSIONS =
      classes()
          .that()
          .areRecords()
          .should(
              hold(
                  "ignore unknown fields",
                  type ->
                      type.isAnnotatedWith(JsonIgnoreProperties.class)
                          && type.getAnnotationOfType(JsonIgnoreProperties.class).ignoreUnknown()))
          .because("one unknown field would stop an informer for good");

  @ArchTest
  static final ArchRule ENUMS_OF_THE_API_HAVE_A_DEFAULT_CONSTANT =
      classes()
          .that()
          .areEnums()
          .and()
          .resideOutsideOfPackage("..schema")
          .should(
              hold(
                  "have UNRECOGNISED as default",
                  type ->
                      type.tryGetField("UNRECOGNISED")
                          .map(field -> field.isAnnotatedWith(JsonEnumDefaultValue.class))
                          .orElse(false)))
          .because("one unknown value would stop an informer for good");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.cairn.crds.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule KINDS_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .that()
          .resideInAnyPackage("..training", "..registry", "..serving", "..features")
          .should(
              hold(
                  "use another kind's package",
                  type ->
                      type.getDirectDependenciesFromSelf().stream()
                          .map(dependency -> dependency.getTargetClass().getPackageName())
                          .filter(name -> !name.equals(type.getPackageName()))
                          .anyMatch(
                              name ->
                                  name.matches(
                                      ".*crds[.](training|registry|serving|drift|features)"))));

  @ArchTest
  static final ArchRule SHARED_BLOCKS_KNOW_NO_KIND =
      noClasses()
          .that()
          .resideInAnyPackage("..meta", "..pod", "..storage", "..model", "..schema")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..training", "..registry", "..serving", "..drift", "..features");

  @ArchTest
  static final ArchRule NOTHING_BUT_DATA =
      noClasses()
          .that()
          .areNotAssignableTo(CustomResource.class)
          .and()
          .doNotHaveSimpleName("ApiMapper")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8.kubernetes.client..", "java.io..", "java.net..");

  private static ArchCondition<JavaClass> hold(String what, Predicate<JavaClass> test) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, test.test(type), type.getName() + ": " + what));
      }
    };
  }
}
