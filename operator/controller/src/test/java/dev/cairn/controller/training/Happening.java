package dev.cairn.controller.training;

import dev.cairn.contract.Step;
import dev.cairn.contract.StepReason;
import dev.cairn.contract.StepResult;
import dev.cairn.controller.work.StepMessages;

/** What may happen around a run between two looks at it. */
enum Happening {
  NOTHING,
  GOES_ON,
  GOES_ON_AND_IS_SEEN,
  FAILS,
  REFUSES,
  FINDS_ITSELF_PUBLISHED,
  IS_KILLED,
  HITS_ITS_MEMORY_LIMIT,
  RUNS_OUT_OF_TIME,
  LOSES_ITS_POD,
  TRAINING_JOB_VANISHES,
  FIRST_PUBLISH_JOB_VANISHES,
  SECOND_PUBLISH_JOB_VANISHES,
  STATUS_IS_LOST,
  VERSION_IS_DELETED,
  FOREIGN_VERSION_APPEARS,
  PERSON_SUSPENDS,
  PERSON_RESUMES,
  PERSON_WANTS_JOBS_GONE,
  QUEUE_STARTS,
  QUEUE_STOPS,
  CHAMPION_IS_DELETED,
  CHAMPION_IS_REPLACED,
  CACHES_CATCH_UP,
  CLOCK_GOES_ON,
  CLOCK_STEPS_BACK;

  void happenIn(SimulatedCluster cluster) {
    switch (this) {
      case NOTHING -> {}
      case GOES_ON_AND_IS_SEEN -> {
        cluster.cachesCatchUp();
        cluster.queueStarts();
        cluster.newest().ifPresent(SimulatedJob::goesOn);
      }
      case QUEUE_STARTS -> cluster.queueStarts();
      case QUEUE_STOPS -> cluster.queueStops();
      case CHAMPION_IS_DELETED -> cluster.champions();
      case CHAMPION_IS_REPLACED -> cluster.champions(Runs.champion("churn-1"));
      case TRAINING_JOB_VANISHES -> cluster.vanish("churn-a");
      case FIRST_PUBLISH_JOB_VANISHES -> cluster.vanish("churn-a-evaluate-1");
      case SECOND_PUBLISH_JOB_VANISHES -> cluster.vanish("churn-a-evaluate-2");
      case STATUS_IS_LOST -> {
        cluster.cachesCatchUp(); // what takes a status away is slower than a cache by far
        cluster.write(null);
      }
      case VERSION_IS_DELETED -> cluster.deleteVersion();
      case FOREIGN_VERSION_APPEARS -> cluster.foreignVersion();
      case PERSON_SUSPENDS -> edit(cluster, "{suspend: true}");
      case PERSON_RESUMES -> edit(cluster, "{suspend: false}");
      case PERSON_WANTS_JOBS_GONE -> edit(cluster, "{ttlAfterFinished: 0s}");
      case CACHES_CATCH_UP -> cluster.cachesCatchUp();
      case CLOCK_GOES_ON -> cluster.clock(3_600);
      case CLOCK_STEPS_BACK -> cluster.clock(-7_200);
      default -> cluster.newest().ifPresent(this::happenTo);
    }
  }

  private void happenTo(SimulatedJob job) {
    switch (this) {
      case FAILS -> job.fails(1, "Error", "boom");
      case REFUSES -> job.fails(65, "Error", said(StepReason.DATA_CHECK_FAILED));
      case FINDS_ITSELF_PUBLISHED -> job.fails(65, "Error", said(StepReason.ALREADY_PUBLISHED));
      case IS_KILLED -> job.fails(137, "Error", "");
      case HITS_ITS_MEMORY_LIMIT -> job.fails(137, "OOMKilled", "");
      case RUNS_OUT_OF_TIME -> job.runsOutOfTime();
      case LOSES_ITS_POD -> job.losesItsPod();
      default -> job.goesOn();
    }
  }

  private static String said(StepReason reason) {
    return StepMessages.input(StepResult.of(Step.FETCH, reason, "as it was told"));
  }

  private static void edit(SimulatedCluster cluster, String change) {
    cluster.edit(change);
  }
}
