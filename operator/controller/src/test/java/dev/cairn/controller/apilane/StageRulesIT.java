package dev.cairn.controller.apilane;

import static dev.cairn.controller.apilane.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.ModelVersionStatus;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Annotations of a namespace decide what takes effect in Production, and are watched. */
@ExtendWith(WorldExtension.class)
class StageRulesIT {
  private static final String NAME = "churn-a";
  private static final String APPROVALS = "cairn.dev/approvals-required";
  private static final String EVALUATION = "cairn.dev/require-evaluation";

  private static ModelVersion version(World world) {
    return Objects.requireNonNull(world.versionResource(NAME).get());
  }

  private static void annotate(World world, String name, @Nullable String value) {
    String json = value == null ? "null" : "\"" + value + "\"";
    world
        .client()
        .namespaces()
        .withName(world.namespace())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":%s}}}".formatted(name, json));
  }

  private static void change(World world, String spec) {
    world
        .versionResource(NAME)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":%s}".formatted(spec));
  }

  private static String approval(World world, Person by) {
    return "{\"by\": \"%s\", \"decision\": \"Approve\", \"stage\": \"Production\", \"evidence\": \"%s\"}"
        .formatted(by.name(), Objects.requireNonNull(version(world).getSpec().evidence()).digest());
  }

  /** A person signs what others have signed before, under the own name. */
  private static void sign(World world, Person person, String approvals) {
    eventually( // rights are heard of a moment later
        () ->
            assertThatCode(
                    () ->
                        person
                            .client()
                            .resource(version(world))
                            .patch(
                                PatchContext.of(PatchType.JSON_MERGE),
                                "{\"spec\": {\"approvals\": [%s]}}".formatted(approvals)))
                .doesNotThrowAnyException());
  }

  private static void awaitStage(World world, String stage, String reason) {
    eventually(
        () -> {
          ModelVersionStatus status = version(world).getStatus();
          assertThat(status.stage()).as(status.conditions().toString()).isEqualTo(stage);
          assertThat(Conditions.find(status.conditions(), "StageEffective"))
              .map(StatusCondition::reason)
              .contains(reason);
        });
  }

  private static void registered(World world, String run) {
    world.create(run);
    world.assertDoneOnce(NAME);
  }

  @Test
  void aVersionReachesProductionWithItsLastApproval(World world) {
    annotate(world, APPROVALS, "2");
    world.operator();
    registered(world, Samples.run(NAME));

    change(world, "{\"stage\": \"Production\"}");
    awaitStage(world, "Staging", "ApprovalsMissing");
    Person ana = Person.editor(world, "ana");
    Person bob = Person.editor(world, "bob");
    sign(world, ana, approval(world, ana));
    eventually(
        () ->
            assertThat(
                    Conditions.find(version(world).getStatus().conditions(), "StageEffective")
                        .orElseThrow()
                        .message())
                .startsWith("1 of 2 approvals for Production (" + ana.name() + ")"));
    sign(world, bob, approval(world, ana) + ", " + approval(world, bob));

    awaitStage(world, "Production", "Effective");
  }

  @Test
  void aRuleThatChangesIsSeenAtOnceAndAtRestNothingIsAsked(World world) throws Exception {
    Traffic traffic = Traffic.undisturbed();
    world.operator(traffic);
    registered(world, Samples.run(NAME));
    change(world, "{\"stage\": \"Production\"}");
    awaitStage(world, "Production", "Effective");

    annotate(world, EVALUATION, "true");
    awaitStage(world, "Staging", "EvaluationRequired");
    annotate(world, EVALUATION, null);
    awaitStage(world, "Production", "Effective");

    traffic.awaitSilence(Duration.ofSeconds(1), Duration.ofSeconds(20));
    annotate(world, "example.org/unrelated", "true");
    assertThat(traffic.firstWithin(Duration.ofSeconds(3))).isNull();
  }

  @Test
  void anEvaluatedVersionReachesProductionWhereAnEvaluationIsAskedFor(World world) {
    annotate(world, EVALUATION, "true");
    world.operator();
    registered(world, Samples.evaluated(NAME));

    change(world, "{\"stage\": \"Production\"}");

    awaitStage(world, "Production", "Effective");
  }

  @Test
  void anAnnotationThatCannotBeReadLetsNothingIn(World world) {
    annotate(world, APPROVALS, "two");
    world.operator();
    registered(world, Samples.run(NAME));

    change(world, "{\"stage\": \"Production\"}");

    awaitStage(world, "Staging", "ApprovalsMissing");
    assertThat(
            Conditions.find(version(world).getStatus().conditions(), "StageEffective")
                .orElseThrow()
                .message())
        .contains("annotation cairn.dev/approvals-required of namespace " + world.namespace());
  }
}
