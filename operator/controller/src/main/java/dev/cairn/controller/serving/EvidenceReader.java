package dev.cairn.controller.serving;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.analytics.sequential.LatencyBucket;
import dev.cairn.analytics.sequential.Pairs;
import dev.cairn.analytics.sequential.Slice;
import dev.cairn.contract.routing.ArmStats;
import dev.cairn.contract.routing.PairStats;
import dev.cairn.controller.routers.ServiceCounts;
import dev.cairn.controller.serving.rollout.Evidence;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RolloutStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what routers counted as evidence about a rollout. Pure. */
final class EvidenceReader {
  private static final long SECOND = Duration.ofSeconds(1).toMillis();

  private EvidenceReader() {}

  static Evidence read(InferenceServiceStatus before, Optional<ServiceCounts> counts) {
    if (counts.isEmpty()) {
      return new Evidence.Unavailable("the routers have not answered yet");
    }
    ServiceCounts of = counts.get();
    if (of.arms().isEmpty() && !of.complete()) {
      return new Evidence.Unavailable(silence(of));
    }
    boolean copies =
        before.rollout() != null && before.rollout().phase() == RolloutStatus.Phase.SHADOW;
    return new Evidence.Counted(
        of.table(),
        of.acknowledged(),
        of.since() == null ? 0 : Math.ceilDiv(of.since(), SECOND),
        arm(of, before.candidate(), copies),
        arm(of, before.stable(), false),
        pairs(of.shadow()),
        of.inFlight(),
        of.complete(),
        of.tripped());
  }

  private static String silence(ServiceCounts counts) {
    return counts.silent().stream()
        .findFirst()
        .map(pod -> "router pod %s does not answer: %s".formatted(pod.pod(), pod.why()))
        .orElse("no router pod is ready");
  }

  private static Arm arm(ServiceCounts counts, @Nullable RevisionStatus revision, boolean copies) {
    return revision == null
        ? Arm.NONE
        : counts.arms().stream()
            .filter(arm -> arm.revision().equals(revision.revision()) && arm.copies() == copies)
            .findFirst()
            .map(EvidenceReader::arm)
            .orElse(Arm.NONE);
  }

  private static Arm arm(ArmStats stats) {
    return new Arm(
        stats.counts().requests(),
        stats.counts().failures(),
        stats.counts().slow(),
        stats.failedUnits(),
        stats.panes().stream()
            .map(
                pane ->
                    new Slice(
                        pane.start(),
                        pane.counts().requests(),
                        pane.counts().failures(),
                        pane.counts().slow()))
            .toList(),
        stats.latency().stream()
            .map(bucket -> new LatencyBucket(bucket.upTo(), bucket.requests()))
            .toList());
  }

  private static @Nullable Pairs pairs(@Nullable PairStats stats) {
    return stats == null
        ? null
        : new Pairs(stats.pairs(), stats.disagreed(), stats.disagreedUnits());
  }
}
