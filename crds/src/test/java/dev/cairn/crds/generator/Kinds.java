package dev.cairn.crds.generator;

import dev.cairn.crds.drift.DriftMonitor;
import dev.cairn.crds.features.FeatureView;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/** The five kinds, in the order in which a model lives. */
public final class Kinds {
  /** All of them. */
  public static final List<Class<? extends CustomResource<?, ?>>> ALL =
      List.of(
          TrainingRun.class,
          ModelVersion.class,
          InferenceService.class,
          DriftMonitor.class,
          FeatureView.class);

  private Kinds() {}
}
