package dev.cairn.controller.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.analytics.sequential.Slice;
import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.controller.routers.ServiceCounts;
import dev.cairn.controller.routers.SilentPod;
import dev.cairn.controller.serving.rollout.Evidence;
import dev.cairn.controller.training.Yaml;
import dev.cairn.crds.serving.InferenceServiceStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static InferenceServiceStatus status(String phase) {
    return Yaml.read(
        """
        conditions: []
        stable: {revision: churn-a, weight: 90}
        candidate: {revision: churn-b, weight: 10}
        rollout: {phase: %s, number: 2}
        """
            .formatted(phase),
        InferenceServiceStatus.class);
  }

  private static ArmStats arm(String revision, boolean copies, long requests) {
    return new ArmStats(
        revision,
        copies,
        new ArmStats.Counts(requests, 3, 1, 2),
        3,
        List.of(new ArmStats.Bucket(1000, requests)),
        List.of(new ArmStats.Pane(1_763_726_400L, new ArmStats.Counts(requests, 3, 1, 2))));
  }

  private static ServiceCounts counts(boolean complete, List<ArmStats> arms, SilentPod... silent) {
    return new ServiceCounts(
        "t1",
        complete,
        complete,
        NOW,
        1_001L,
        arms,
        new PairStats(7, 2, 1, 0),
        Map.of("churn-b", 4L),
        List.of(),
        List.of(silent));
  }

  @Test
  void withoutAnAnswerNothingIsKnown() {
    assertThat(EvidenceReader.read(status("Step"), Optional.empty()))
        .isInstanceOf(Evidence.Unavailable.class);
    assertThat(
            EvidenceReader.read(
                status("Step"),
                Optional.of(counts(false, List.of(), new SilentPod("r-1", NOW, "refused")))))
        .isEqualTo(new Evidence.Unavailable("router pod r-1 does not answer: refused"));
  }

  @Test
  void whatVanishedPodsCountedIsEvidenceAlthoughOthersAreSilent() {
    assertThat(
            EvidenceReader.read(
                status("Step"), Optional.of(counts(false, List.of(arm("churn-b", false, 10))))))
        .isInstanceOfSatisfying(
            Evidence.Counted.class,
            counted -> {
              assertThat(counted.complete()).isFalse();
              assertThat(counted.candidate().requests()).isEqualTo(10);
            });
  }

  @Test
  void aStepIsJudgedByRequestsAndAShadowByCopies() {
    List<ArmStats> arms =
        List.of(arm("churn-a", false, 90), arm("churn-b", false, 10), arm("churn-b", true, 70));

    assertThat(candidate("Step", arms).requests()).isEqualTo(10);
    assertThat(candidate("Shadow", arms).requests()).isEqualTo(70);
    assertThat(candidate("Step", List.of(arm("churn-a", false, 90)))).isEqualTo(Arm.NONE);
  }

  private static Arm candidate(String phase, List<ArmStats> arms) {
    return ((Evidence.Counted) EvidenceReader.read(status(phase), Optional.of(counts(true, arms))))
        .candidate();
  }

  @Test
  void nothingOfACountIsLost() {
    Evidence.Counted counted =
        (Evidence.Counted)
            EvidenceReader.read(
                status("Step"), Optional.of(counts(true, List.of(arm("churn-b", false, 10)))));

    assertThat(counted.sinceEpochSeconds()).as("rounded up").isEqualTo(2);
    assertThat(counted.candidate().failures()).isEqualTo(3);
    assertThat(counted.candidate().slow()).isEqualTo(2);
    assertThat(counted.candidate().failedUnits()).isEqualTo(3);
    assertThat(counted.candidate().slices()).containsExactly(new Slice(1_763_726_400L, 10, 3, 2));
    assertThat(counted.inFlight()).containsEntry("churn-b", 4L);
    assertThat(counted.pairs()).hasFieldOrPropertyWithValue("disagreed", 2L);
    assertThat(counted.table()).isEqualTo("t1");
  }
}
