package dev.cairn.controller.training.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.VerbatimVariable;
import dev.cairn.controller.work.WorkerContainer;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.Predictor;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/**
 * A user's container that predicts evaluation rows, of this run or of the champion. It sees a
 * model, rows without their labels, and the place of its predictions.
 */
final class PredictContainer {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private PredictContainer() {}

  /**
   * A container that predicts.
   *
   * @param step PREDICT or PREDICT_CHAMPION
   * @param that the run
   * @param image in which it runs
   * @param predictor function or command, and resources
   * @param model where the model is
   */
  static Container of(
      Step step, RunCase that, String image, Predictor predictor, VolumeMount model) {
    return new ContainerBuilder()
        .withName(step.container())
        .withImage(image)
        .withCommand(command(predictor))
        .withEnv(
            VerbatimVariable.of("HOME", "/tmp"),
            VerbatimVariable.of("CAIRN_MODEL", that.spec().model().name()),
            VerbatimVariable.of("CAIRN_ROWS", StepPaths.ROWS),
            VerbatimVariable.of("CAIRN_PREDICTIONS", StepPaths.PREDICTIONS))
        .withResources(MAPPER.convertValue(predictor.resources(), ResourceRequirements.class))
        .withSecurityContext(WorkerContainer.restricted().build())
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withVolumeMounts(
            model,
            RunVolumes.rowsMount(true),
            RunVolumes.predictionsMount(false),
            PodVolumes.tmpMount(step.container()))
        .build();
  }

  /** A function runs in the one file that the worker brings; a command is asked for files. */
  private static List<String> command(Predictor predictor) {
    if (predictor.handler() == null) {
      List<String> command = new ArrayList<>(predictor.command());
      command.add("--predict");
      return command;
    }
    return List.of(
        "python3",
        StepPaths.ROWS + "/" + StepPaths.PREDICTOR,
        "--files",
        "--handler",
        predictor.handler(),
        "--model",
        StepPaths.MODEL,
        "--rows",
        StepPaths.ROWS,
        "--predictions",
        StepPaths.PREDICTIONS);
  }
}
