package dev.cairn.controller.training.job;

import dev.cairn.contract.FetchInput;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.StageInput;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.crds.training.DataChecks;
import dev.cairn.crds.training.DataFormat;
import dev.cairn.crds.training.Dataset;
import dev.cairn.crds.training.Output;
import dev.cairn.crds.training.PartitionSelection;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** What the worker steps of a run are told, made from its spec. */
public final class StepInputs {
  private StepInputs() {}

  public static FetchInput fetch(RunCase that) {
    return new FetchInput(
        output(that),
        that.spec().parameters(),
        that.spec().datasets().stream().map(StepInputs::channel).toList(),
        that.run().getMetadata().getCreationTimestamp(),
        that.worker().allowedAddresses());
  }

  public static StageInput stage(RunCase that) {
    return new StageInput(output(that));
  }

  public static OutputPlace output(RunCase that) {
    var output = that.spec().output();
    String maxSize = output == null ? Output.DEFAULT_MAX_SIZE : output.maxSize();
    return new OutputPlace(
        that.outputUri().orElse(""),
        that.name(),
        that.run().getMetadata().getUid(),
        that.specHash(),
        Quantity.getAmountInBytes(new Quantity(maxSize)).longValue(),
        output == null ? null : output.format());
  }

  private static FetchInput.Channel channel(Dataset dataset) {
    return new FetchInput.Channel(
        dataset.name(),
        dataset.uri() == null ? "" : dataset.uri(),
        format(dataset.format()),
        select(dataset.select()),
        dataset.digest(),
        checks(dataset.checks()));
  }

  private static String format(@Nullable DataFormat format) {
    return switch (format == null ? DataFormat.OPAQUE : format) {
      case PARQUET -> "Parquet";
      case CSV -> "CSV";
      case JSON_LINES -> "JSONLines";
      case OPAQUE, UNRECOGNISED -> "Opaque";
    };
  }

  private static FetchInput.@Nullable Select select(@Nullable PartitionSelection select) {
    return select == null
        ? null
        : new FetchInput.Select(select.partition(), select.last(), select.since(), select.until());
  }

  private static FetchInput.@Nullable Checks checks(@Nullable DataChecks checks) {
    return checks == null
        ? null
        : new FetchInput.Checks(checks.minRows(), checks.maxNullShare(), checks.requiredColumns());
  }
}
