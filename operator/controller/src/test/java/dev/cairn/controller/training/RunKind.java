package dev.cairn.controller.training;

import dev.cairn.crds.training.TrainingRun;

/** What a run is, in a simulated life. */
enum RunKind {
  ORDINARY,
  EVALUATED,
  QUEUED;

  /** A run of this kind with changes to its spec. */
  TrainingRun run(String changes) {
    return switch (this) {
      case ORDINARY -> Runs.spec(changes);
      case EVALUATED -> Runs.evaluated(changes);
      case QUEUED ->
          Yaml.read(
              Yaml.merged(
                  Yaml.tree(Yaml.write(Runs.spec(changes))), Yaml.tree("spec: {queueName: gpu}")),
              TrainingRun.class);
    };
  }
}
