package dev.cairn.controller.serving;

import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.Source;
import dev.cairn.crds.serving.Lineage;
import dev.cairn.crds.serving.RevisionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what made the version that serves. Pure. */
final class LineageReader {
  private LineageReader() {}

  /** What made the version that serves; as it was told, when the version is gone. */
  static @Nullable Lineage of(ServiceCase that, @Nullable RevisionStatus stable) {
    if (stable == null) {
      return null;
    }
    String version = String.valueOf(stable.modelVersion());
    Lineage told = that.before().lineage();
    return that.seen().versions().stream()
        .filter(known -> known.getMetadata().getName().equals(version))
        .findFirst()
        .map(LineageReader::lineage)
        .orElseGet(
            () ->
                told != null && version.equals(told.modelVersion())
                    ? told
                    : new Lineage(version, null, null, null, List.of()));
  }

  private static Lineage lineage(ModelVersion version) {
    Source source = version.getStatus() == null ? null : version.getStatus().source();
    String name = version.getMetadata().getName();
    return source == null
        ? new Lineage(name, null, null, null, List.of())
        : new Lineage(name, source.trainingRun(), source.code(), source.image(), source.datasets());
  }
}
