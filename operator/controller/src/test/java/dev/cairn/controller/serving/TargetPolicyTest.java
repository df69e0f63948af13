package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.controller.serving.TargetPolicy.Choice;
import dev.cairn.controller.serving.rollout.ServiceReason;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.serving.ServedModel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetPolicyTest {
  private static ModelVersion version(
      String name, @Nullable VersionState state, String stage, @Nullable String since) {
    ModelVersion version = Served.version("metadata: {name: %s}".formatted(name));
    version.setStatus(
        Objects.requireNonNull(version.getStatus()).toBuilder()
            .state(state)
            .stage(stage)
            .stageSince(since)
            .build());
    return version;
  }

  private static Choice pinned(String name, ModelVersion... versions) {
    return TargetPolicy.choose(new ServedModel("churn", name, null), List.of(versions));
  }

  private static Choice staged(ModelVersion... versions) {
    return TargetPolicy.choose(new ServedModel("churn", null, "Production"), List.of(versions));
  }

  private static String chosen(Choice choice) {
    return choice instanceof Choice.Chosen chosen
        ? chosen.version().getMetadata().getName()
        : choice.toString();
  }

  @Test
  void aPinnedVersionIsTakenWhateverItsStage() {
    assertThat(
            chosen(
                pinned(
                    "b",
                    version("a", VersionState.AVAILABLE, "Production", null),
                    version("b", VersionState.AVAILABLE, "None", null))))
        .isEqualTo("b");
  }

  @Test
  void aVersionThatIsNotThereIsWaitedFor() {
    assertThat(pinned("b"))
        .isInstanceOfSatisfying(
            Choice.Awaited.class,
            waits -> {
              assertThat(waits.reason()).isEqualTo(ServiceReason.ModelVersionNotFound);
              assertThat(waits.message()).contains("no ModelVersion b");
            });
  }

  @Test
  void aVersionOfAnotherModelIsNoChoice() {
    ModelVersion other = version("b", VersionState.AVAILABLE, "None", null);

    assertThat(TargetPolicy.choose(new ServedModel("fraud", "b", null), List.of(other)))
        .isInstanceOfSatisfying(
            Choice.Unfit.class, unfit -> assertThat(unfit.message()).contains("not of fraud"));
  }

  @Test
  void aRejectedVersionIsRefusedAndAnUnverifiedOneWaitedFor() {
    assertThat(pinned("b", version("b", VersionState.REJECTED, "None", null)))
        .isInstanceOfSatisfying(
            Choice.Unfit.class,
            unfit -> assertThat(unfit.reason()).isEqualTo(ServiceReason.ModelVersionRejected));
    assertThat(pinned("b", version("b", null, "None", null)))
        .isInstanceOfSatisfying(
            Choice.Awaited.class,
            waits -> assertThat(waits.reason()).isEqualTo(ServiceReason.ModelVersionPending));
  }

  @Test
  void ofAStageTheNewestThatIsEffectiveThereIsTaken() {
    assertThat(
            chosen(
                staged(
                    version("a", VersionState.AVAILABLE, "Production", "2026-11-03T00:00:00Z"),
                    version("b", VersionState.AVAILABLE, "Production", "2026-11-05T00:00:00Z"),
                    version("c", VersionState.AVAILABLE, "Staging", "2026-11-07T00:00:00Z"),
                    version("d", VersionState.REJECTED, "Production", "2026-11-08T00:00:00Z"))))
        .isEqualTo("b");
    assertThat(staged(version("c", VersionState.AVAILABLE, "Staging", null)))
        .isInstanceOf(Choice.Awaited.class);
  }
}
