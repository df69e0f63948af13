package dev.cairn.controller.serving.revision;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.StepPaths;
import dev.cairn.controller.work.PodVolumes;
import dev.cairn.controller.work.VerbatimVariable;
import dev.cairn.controller.work.WorkerContainer;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.Predictor;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's server. It sees the loaded model, read-only, and nothing of the worker's; it has no
 * keys and no token.
 */
final class PredictorContainer {
  /** Its name. */
  static final String NAME = "predictor";

  /** Volume of the loaded model. */
  static final String MODEL = "model";

  /** Volume of the file that serves handlers. */
  static final String SERVE = "serve";

  /** Name of its port. */
  static final String PORT = "http";

  /** So long routers and nodes may take to notice that a pod ends; seconds. */
  static final long NOTICE = 5;

  private static final int PROBE_SECONDS = 2;
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private PredictorContainer() {}

  static Container of(Revision revision) {
    Predictor predictor = revision.template().predictor();
    return new ContainerBuilder()
        .withName(NAME)
        .withImage(revision.template().image())
        .withCommand(command(predictor))
        .withEnv(
            VerbatimVariable.of("HOME", "/tmp"),
            VerbatimVariable.of("CAIRN_MODEL_DIR", StepPaths.SERVED_MODEL),
            VerbatimVariable.of("CAIRN_MODEL_NAME", revision.model()),
            VerbatimVariable.of("CAIRN_MODEL_VERSION", revision.modelVersion()))
        .addNewPort()
        .withName(PORT)
        .withContainerPort(Speaks.port(predictor))
        .endPort()
        .withReadinessProbe(readiness(predictor))
        .withLifecycle(
            new LifecycleBuilder().withNewPreStop().withNewSleep(NOTICE).endPreStop().build())
        .withResources(MAPPER.convertValue(predictor.resources(), ResourceRequirements.class))
        .withSecurityContext(WorkerContainer.restricted().build())
        .withTerminationMessagePolicy("FallbackToLogsOnError")
        .withVolumeMounts(mounts(revision))
        .build();
  }

  /** A function runs in the one file that the worker brings; a command is run as it is. */
  private static List<String> command(Predictor predictor) {
    return predictor.handler() == null
        ? predictor.command()
        : List.of(
            "python3",
            StepPaths.SERVE + "/" + StepPaths.PREDICTOR,
            "--serve",
            "--handler",
            predictor.handler(),
            "--model",
            StepPaths.SERVED_MODEL,
            "--port",
            String.valueOf(Speaks.port(predictor)));
  }

  private static Probe readiness(Predictor predictor) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(Speaks.readinessPath(predictor))
        .withNewPort(PORT)
        .endHttpGet()
        .withPeriodSeconds(PROBE_SECONDS)
        .withTimeoutSeconds(PROBE_SECONDS)
        .withFailureThreshold(3)
        .build();
  }

  private static List<VolumeMount> mounts(Revision revision) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(PodVolumes.mount(MODEL, StepPaths.SERVED_MODEL, true));
    if (isHandler(revision)) {
      mounts.add(PodVolumes.mount(SERVE, StepPaths.SERVE, true));
    }
    if (revision.template().pod().sharedMemory() != null) {
      mounts.add(PodVolumes.sharedMemoryMount());
    }
    mounts.add(PodVolumes.tmpMount(NAME));
    return mounts;
  }

  /** Whether the worker brings the server. */
  static boolean isHandler(Revision revision) {
    return revision.template().predictor().handler() != null;
  }
}
