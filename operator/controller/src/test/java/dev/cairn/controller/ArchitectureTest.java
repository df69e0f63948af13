package dev.cairn.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
      List.of(
          ROOT + ".training..", ROOT + ".registry..", ROOT + ".serving..", ROOT + ".announced..");

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
                || name.endsWith("Client")
                || name.endsWith("Poll")
                || List.of(
                        "RunChildren",
                        "ForbiddenStatus",
                        "RunMetrics",
                        "JobWriter",
                        "VersionJobs",
                        "ServingSources",
                        "ServingWriter",
                        "ServiceMetrics",
                        "TroublePlanner")
                    .contains(name);
          });

  private static final DescribedPredicate<JavaClass> DECIDES =
      DescribedPredicate.describe(
          "decides",
          type ->
              (type.getPackageName().startsWith(ROOT + ".training")
                      || type.getPackageName().equals(ROOT + ".work")
                      || type.getPackageName().equals(ROOT + ".routers")
                      || type.getPackageName().startsWith(ROOT + ".serving")
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

  /** Below the kinds: pods are rendered, read and asked alike, whoever they are for. */
  @Test
  void workAndRoutersKnowNoKind() {
    noClasses()
        .that()
        .resideInAnyPackage(WORK, ROOT + ".routers..")
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
    assertLayered(
        ROOT + ".training", List.of("seen", "run", "champion", "job", "verdict", "status"));
  }

  /** What a service is made of comes before how requests are split among it. */
  @Test
  void theRulesOfAServiceAreLayered() {
    assertLayered(ROOT + ".serving", List.of("revision", "rollout", "router", "traffic"));
  }

  private static void assertLayered(String kind, List<String> order) {
    for (int i = 0; i < order.size(); i++) {
      String[] later =
          Stream.concat(
                  order.subList(i + 1, order.size()).stream().map(name -> kind + "." + name + ".."),
                  Stream.of(kind))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(kind + "." + order.get(i) + "..")
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
}
