package dev.cairn.controller.training.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.Step;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.kube.Digests;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.VerbatimVariable;
import dev.cairn.controller.work.WorkerContainer;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.pod.ResourceSettings;
import dev.cairn.crds.training.Trainer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The user's container. It sees its input, its model directory and its output, and nothing of the
 * worker's.
 */
final class TrainContainer {
  private static final String SEED = "seed";
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private TrainContainer() {}

  public static Container of(RunCase that) {
    Trainer trainer = that.spec().trainer();
    return new ContainerBuilder()
        .withName(Step.TRAIN.container())
        .withImage(trainer.image())
        .withCommand(trainer.command())
        .withArgs(trainer.args())
        .withEnv(environment(that))
        .withResources(resources(trainer.resources()))
        .withSecurityContext(WorkerContainer.restricted().build())
        // What the trainer writes there, or else the end of its log, becomes the termination
        // message.
        .withTerminationMessagePath(StepPaths.OUTPUT + "/failure")
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withVolumeMounts(
            RunVolumes.inputMount(true),
            RunVolumes.modelMount(false),
            RunVolumes.outputMount(false),
            PodVolumes.tmpMount(Step.TRAIN.container()))
        .build();
  }

  /** The user's variables first: a later one of the same name wins, so nobody can forge Cairn's. */
  private static List<EnvVar> environment(RunCase that) {
    List<EnvVar> environment = new ArrayList<>();
    environment.add(VerbatimVariable.of("HOME", "/tmp"));
    that.spec()
        .trainer()
        .env()
        .forEach(own -> environment.add(MAPPER.convertValue(own, EnvVar.class)));
    environment.add(VerbatimVariable.of("CAIRN_MODEL", that.spec().model().name()));
    environment.add(VerbatimVariable.of("CAIRN_RUN", that.name()));
    environment.add(VerbatimVariable.of("CAIRN_SEED", seed(that)));
    new TreeMap<>(that.spec().parameters())
        .forEach(
            (name, value) ->
                environment.add(VerbatimVariable.of("CAIRN_PARAM_" + variableName(name), value)));
    return environment;
  }

  private static String variableName(String parameter) {
    return parameter.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  /**
   * parameters.seed, else a number made of the run's name: the same for the same run, another for
   * another.
   */
  static String seed(RunCase that) {
    String given = that.spec().parameters().get(SEED);
    return given != null
        ? given
        : String.valueOf(
            Integer.parseUnsignedInt(Digests.of(that.name()).substring(7, 15), 16) >>> 1);
  }

  private static ResourceRequirements resources(ResourceSettings settings) {
    return MAPPER.convertValue(settings, ResourceRequirements.class);
  }
}
