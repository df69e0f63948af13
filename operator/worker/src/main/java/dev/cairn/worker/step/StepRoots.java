package dev.cairn.worker.step;

import dev.cairn.contract.StepPaths;
import java.nio.file.Path;

/**
 * Where a step finds things. Tests put their own directories in.
 *
 * @param claims holds one directory per mounted PersistentVolumeClaim
 * @param work what fetch leaves for stage
 * @param input the trainer's input
 * @param model what the trainer wrote
 * @param output the trainer's own words
 * @param rows the evaluation sets without their labels
 * @param labels the evaluation sets' labels
 * @param predictions what the model predicted
 * @param champion the champion's model
 * @param served the model that a server serves
 * @param serve the program that serves it
 * @param scratch for temporary files
 * @param terminationLog file that receives the step's result
 * @param variables the environment: storage keys
 */
public record StepRoots(
    Path claims,
    Path work,
    Path input,
    Path model,
    Path output,
    Path rows,
    Path labels,
    Path predictions,
    Path champion,
    Path served,
    Path serve,
    Path scratch,
    Path terminationLog,
    StepVariables variables) {

  /** The paths that the pod's manifest mounts. */
  public static StepRoots inContainer(StepVariables variables) {
    return new StepRoots(
        Path.of(StepPaths.CLAIMS),
        Path.of(StepPaths.WORK),
        Path.of(StepPaths.INPUT),
        Path.of(StepPaths.MODEL),
        Path.of(StepPaths.OUTPUT),
        Path.of(StepPaths.ROWS),
        Path.of(StepPaths.LABELS),
        Path.of(StepPaths.PREDICTIONS),
        Path.of(StepPaths.CHAMPION),
        Path.of(StepPaths.SERVED_MODEL),
        Path.of(StepPaths.SERVE),
        Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
        Path.of(StepPaths.TERMINATION_LOG),
        variables);
  }
}
