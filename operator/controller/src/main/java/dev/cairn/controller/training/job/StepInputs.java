package dev.cairn.controller.training.job;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Champion;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.FetchInput;
import dev.cairn.contract.OutputPlace;
import dev.cairn.contract.PublishInput;
import dev.cairn.contract.StageInput;
import dev.cairn.controller.training.champion.KnownDataPolicy;
import dev.cairn.controller.training.run.RunCase;
import dev.cairn.controller.training.run.Trained;
import dev.cairn.controller.work.StorageKeys;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.training.DataChecks;
import dev.cairn.crds.training.DataFormat;
import dev.cairn.crds.training.Dataset;
import dev.cairn.crds.training.Keep;
import dev.cairn.crds.training.Output;
import dev.cairn.crds.training.PartitionSelection;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the worker steps of a run are told, made from its spec. */
public final class StepInputs {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private StepInputs() {}

  /** What fetch is told. */
  public static FetchInput fetch(RunCase that) {
    return new FetchInput(
        output(that),
        that.spec().parameters(),
        that.spec().datasets().stream().map(StepInputs::channel).toList(),
        that.run().getMetadata().getCreationTimestamp(),
        that.worker().allowedAddresses(),
        GateInputs.evaluation(that.spec().evaluation()),
        KnownDataPolicy.of(that),
        GateInputs.signature(that.spec().signature()),
        StorageKeys.told(that.spec().storage()));
  }

  /** What stage is told. */
  public static StageInput stage(RunCase that) {
    EvaluationSpec evaluation = GateInputs.evaluation(that.spec().evaluation());
    return new StageInput(
        output(that),
        evaluation == null ? List.of() : evaluation.datasets(),
        that.worker().allowedAddresses(),
        StorageKeys.told(that.spec().storage()),
        evaluation == null ? null : evaluation.task());
  }

  /**
   * What publish is told.
   *
   * @param that the run
   * @param trained what the first Job left
   * @param champion what the result is compared with; null: nothing
   */
  public static PublishInput publish(RunCase that, Trained trained, @Nullable Champion champion) {
    Map<String, Object> spec = MAPPER.convertValue(that.spec(), new TypeReference<>() {});
    String started = that.status().map(status -> status.startTime()).orElse(null);
    OutputPlace output = output(that);
    return new PublishInput(
        output,
        trained
            .artifact()
            .map(
                found ->
                    new ArtifactRef(found.uri(), found.digest(), found.bytes(), output.format()))
            .orElse(null),
        that.run().getMetadata().getNamespace(),
        that.spec().model().name(),
        trained.image().orElse(null),
        started == null ? that.run().getMetadata().getCreationTimestamp() : started,
        spec,
        trained.reports().orElse(null),
        trained.predictorImage().orElse(null),
        GateInputs.evaluation(that.spec().evaluation()),
        champion,
        that.worker().allowedAddresses(),
        StorageKeys.told(that.spec().storage()));
  }

  /** Where the result goes. */
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
        checks(dataset.checks()),
        dataset.eventTime(),
        dataset.timeZone(),
        dataset.keepOrDefault() == Keep.SNAPSHOT ? Boolean.TRUE : null);
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
