package dev.cairn.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the controller: who may know whom, what decides without touching the world. */
class ArchitectureTest {
  private static final String ROOT = "dev.cairn.controller";
  private static final String KUBE = ROOT + ".kube..";
  private static final String WORK = ROOT + ".work..";
  private static final List<String> KINDS =
      List.of(ROOT + ".training..", ROOT + ".registry..", ROOT + ".announced..");
  private static final List<String> BANNED_ENDINGS =
      List.of("Util", "Utils", "Helper", "Manager", "Impl", "Info", "Data", "Base");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** The few classes of a kind that touch the world: they wire, read, write or count. */
  private static final DescribedPredicate<JavaClass> TOUCHES_THE_WORLD =
      DescribedPredicate.describe(
          "wires, reads, writes or counts",
          type -> {
            String name = outermost(type).getSimpleName();
            return name.endsWith("Reconciler")
                || name.endsWith("Observer")
                || List.of(
                        "RunChildren", "ForbiddenStatus", "RunMetrics", "JobWriter", "VersionJobs")
                    .contains(name);
          });

  private static final DescribedPredicate<JavaClass> DECIDES =
      DescribedPredicate.describe(
          "decides",
          type ->
              (type.getPackageName().startsWith(ROOT + ".training")
                      || type.getPackageName().equals(ROOT + ".work")
                      || type.getPackageName().equals(ROOT + ".registry"))
                  && !TOUCHES_THE_WORLD.test(type));

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  @Test
  void kubeKnowsKubernetesAndTheApiOnly() {
    classes()
        .that()
        .resideInAPackage(KUBE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            KUBE,
            "dev.cairn.crds..",
            "io.fabric8..",
            "io.javaoperatorsdk..",
            "com.fasterxml.jackson..",
            "org.jboss.logging..",
            "org.jspecify..",
            "java..")
        .check(MAIN);
  }

  @Test
  void aKindNeverKnowsAnother() {
    for (String kind : KINDS) {
      noClasses()
          .that()
          .resideInAPackage(kind)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              KINDS.stream().filter(other -> !other.equals(kind)).toArray(String[]::new))
          .check(MAIN);
    }
  }

  /** Below the kinds: worker pods are rendered and read alike, whoever they are for. */
  @Test
  void workKnowsNoKind() {
    noClasses()
        .that()
        .resideInAPackage(WORK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(KINDS.toArray(String[]::new))
        .check(MAIN);
  }

  @Test
  void nobodyKnowsTheProgramThatStartsThem() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  /** From what was read to what is told: a package of a run's rules knows only those before it. */
  @Test
  void theRulesOfARunAreLayered() {
    List<String> order = List.of("seen", "run", "champion", "job", "verdict", "status");
    for (int i = 0; i < order.size(); i++) {
      String[] later =
          Stream.concat(
                  order.subList(i + 1, order.size()).stream()
                      .map(name -> ROOT + ".training." + name + ".."),
                  Stream.of(ROOT + ".training"))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".training." + order.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(MAIN);
    }
  }

  @Test
  void onlyTheProgramReadsConfiguration() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.smallrye.config..", "org.eclipse.microprofile.config..")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .check(MAIN);
  }

  @Test
  void whatDecidesKnowsNoClientNoFrameworkAndNoClock() {
    noClasses()
        .that(DECIDES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fabric8.kubernetes.client..",
            "io.javaoperatorsdk..",
            "io.quarkus..",
            "io.quarkiverse..",
            "io.micrometer..",
            "jakarta..",
            "org.jboss.logging..",
            "java.net..",
            "java.nio.file..",
            "java.io..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Thread.class, Random.class)
        .check(MAIN);
  }

  @Test
  void whatDecidesIsToldTheTimeAndThrowsNoDice() {
    noClasses()
        .that(DECIDES)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .check(MAIN);
  }

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
        .resideInAnyPackage(ROOT + ".training..", WORK)
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
