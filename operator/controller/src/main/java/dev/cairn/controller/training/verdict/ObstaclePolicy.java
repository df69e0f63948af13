package dev.cairn.controller.training.verdict;

import dev.cairn.controller.training.run.TrainingRunReason;
import dev.cairn.controller.work.JobView;
import dev.cairn.controller.work.PodTrouble;
import dev.cairn.controller.work.PodTroublePolicy;
import dev.cairn.controller.work.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Names what keeps a run's pod from starting, in the words of whoever knows. */
public final class ObstaclePolicy {
  /** The Job controller makes a pod within a second or two, unless the server refuses it. */
  public static final Duration POD_EXPECTED = PodTroublePolicy.POD_EXPECTED;

  private static final String REMEDY = "correct the spec in a new run";

  private ObstaclePolicy() {}

  /** What the Job or its newest pod waits for; empty when nothing is wrong. */
  public static Optional<Obstacle> find(JobView job, Instant now) {
    return PodTroublePolicy.find(job, now, REMEDY).map(ObstaclePolicy::obstacle);
  }

  /** What a container that waits lacks. */
  static Optional<Obstacle> waiting(StepView step) {
    return PodTroublePolicy.waiting(step, REMEDY).map(ObstaclePolicy::obstacle);
  }

  private static Obstacle obstacle(PodTrouble trouble) {
    return new Obstacle(TrainingRunReason.valueOf(trouble.kind().name()), trouble.message());
  }
}
