package dev.cairn.crds.generator;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.training.TrainingRun;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/** The five kinds, in the order in which a model lives. */
public final class Kinds {
  /** All of them. */
  public static final List<Class<? extends CustomResource<?, ?>>> ALL =
      List.of(TrainingRun.class, ModelVersion.class);

  private Kinds() {}
}
