package dev.cairn.controller.serving.rollout;

import dev.cairn.analytics.sequential.Arm;
import dev.cairn.crds.serving.Analysis;
import dev.cairn.crds.serving.BlockedRevision;
import dev.cairn.crds.serving.RolloutOutcome;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is refused for how long. A revision that failed while everything went to it is refused
 * provisionally: if the revision before fails alike, the fault is not its own, and it is tried
 * again, at most twice. A person can release any.
 */
final class BlockPolicy {
  /** So many requests of the restored revision tell whether the fault went away. */
  private static final long TELLING = 200;

  private static final int MOST_RETRIES = 2;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private BlockPolicy() {}

  /** What is known, with blocks as they are to be now. */
  static Memory reviewed(RolloutCase that, Memory memory) {
    Memory reviewed = memory;
    for (BlockedRevision block : memory.blocked()) {
      if (isRetried(that, memory, block) || isOver(that, block)) {
        reviewed = reviewed.unblocking(block.revision());
      } else if (isOpen(block) && memory.rollout() == null) {
        reviewed = judged(that, reviewed, block);
      }
    }
    return reviewed;
  }

  private static boolean isOpen(BlockedRevision block) {
    return Boolean.TRUE.equals(block.provisional()) && !comesAgain(block);
  }

  /** Whether a revision is tried again by itself. */
  static boolean comesAgain(BlockedRevision block) {
    return Boolean.TRUE.equals(block.provisional())
        && ServiceReason.SharedFailure.name().equals(block.reason());
  }

  private static boolean isOver(RolloutCase that, BlockedRevision block) {
    return comesAgain(block) && Timestamps.since(block.at(), that.now()).compareTo(PAUSE) >= 0;
  }

  /** A lever acts once: after another refusal it has to name the rollout that was refused. */
  private static boolean isRetried(RolloutCase that, Memory memory, BlockedRevision block) {
    String lever = that.levers().retry();
    if (lever == null || block.revision().equals(that.levers().abort())) {
      return false;
    }
    return (isFirst(block) && lever.equals(block.revision()))
        || lever.equals(block.revision() + "/" + lastNumber(memory, block.revision()));
  }

  /** What the retry lever must say to release a revision. */
  static String lever(BlockedRevision block) {
    return isFirst(block) ? block.revision() : block.revision() + "/<number of its last rollout>";
  }

  private static boolean isFirst(BlockedRevision block) {
    return block.retries() == null || block.retries() == 0;
  }

  private static long lastNumber(Memory memory, String revision) {
    return memory.history().stream()
        .filter(outcome -> revision.equals(outcome.revision()))
        .mapToLong(RolloutOutcome::number)
        .max()
        .orElse(0);
  }

  private static Memory judged(RolloutCase that, Memory memory, BlockedRevision block) {
    Optional<Arm> restored =
        that.counted()
            .filter(Evidence.Counted::acknowledged)
            .map(Evidence.Counted::stable)
            .filter(arm -> arm.requests() >= TELLING);
    if (restored.isEmpty()) {
      return memory;
    }
    boolean shared = !isHealthy(that, block, restored.get());
    boolean again = shared && (block.retries() == null || block.retries() < MOST_RETRIES);
    return memory.blocking(
        new BlockedRevision(
            block.revision(),
            block.modelVersion(),
            shared ? ServiceReason.SharedFailure.name() : block.reason(),
            again ? Timestamps.text(that.now()) : block.at(),
            again ? Boolean.TRUE : null,
            block.retries(),
            block.message()));
  }

  private static boolean isHealthy(RolloutCase that, BlockedRevision block, Arm restored) {
    Analysis analysis = that.spec().rollout().analysis();
    boolean slow = ServiceReason.LatencyHigh.name().equals(block.reason());
    if (slow && analysis.latency() != null) {
      double allowed = 1 - AnalysisLimits.quantile(analysis.latency());
      return restored.slow() <= allowed * restored.requests();
    }
    Double max = analysis.errorRateOrDefault().max();
    double allowed = max == null ? Analysis.ErrorRate.DEFAULT_MAX : max;
    return restored.failures() <= allowed * restored.requests();
  }
}
