package dev.cairn.controller.training.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.EvaluationSpec;
import dev.cairn.contract.GateSpec;
import dev.cairn.contract.ModelSignature;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.training.ChampionBound;
import dev.cairn.crds.training.Evaluation;
import dev.cairn.crds.training.Gate;
import org.jspecify.annotations.Nullable;

/**
 * What the worker is told of gates and columns: the API's words, with a gate's defaults filled in.
 */
final class GateInputs {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private GateInputs() {}

  static @Nullable EvaluationSpec evaluation(@Nullable Evaluation evaluation) {
    return evaluation == null
        ? null
        : new EvaluationSpec(
            evaluation.datasets(),
            word(evaluation.task()),
            evaluation.label(),
            evaluation.positiveLabel(),
            evaluation.gates().stream().map(gate -> gate(gate, evaluation)).toList());
  }

  static @Nullable ModelSignature signature(@Nullable Signature signature) {
    return signature == null ? null : MAPPER.convertValue(signature, ModelSignature.class);
  }

  private static GateSpec gate(Gate gate, Evaluation evaluation) {
    ChampionBound champion = gate.champion();
    return new GateSpec(
        gate.name(),
        word(gate.metric()),
        gate.dataset() == null ? evaluation.datasets().getFirst() : gate.dataset(),
        gate.slice(),
        gate.min(),
        gate.max(),
        champion == null ? null : champion.maxDrop(),
        champion == null ? null : champion.minGain(),
        gate.minSamples(),
        gate.evidence() == null ? null : word(gate.evidence()),
        gate.optionalOrDefault());
  }

  /** A value as the API writes it. */
  private static String word(Enum<?> value) {
    return MAPPER.convertValue(value, String.class);
  }
}
