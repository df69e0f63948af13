package dev.cairn.controller.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.contract.DatasetFact;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.ImageRef;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.CodeReference;
import dev.cairn.crds.model.Predictor;
import dev.cairn.crds.model.ResolvedDataset;
import dev.cairn.crds.model.ResolvedImage;
import dev.cairn.crds.model.RunTrigger;
import dev.cairn.crds.registry.ModelRuntime;
import dev.cairn.crds.registry.Source;
import dev.cairn.crds.registry.Trust;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What evidence says, in the words of a version's status. */
final class EvidenceFacts {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private EvidenceFacts() {}

  /** What produced the version; each fact measured (Verified) or only said (Declared). */
  static Source source(Evidence evidence) {
    return source(evidence, Trust.VERIFIED);
  }

  /**
   * The same.
   *
   * @param measured what facts are worth that a run measures: Verified when this cluster saw it
   */
  static Source source(Evidence evidence, Trust measured) {
    Map<String, JsonNode> recipe = MAPPER.convertValue(evidence.recipe(), new TypeReference<>() {});
    return new Source(
        evidence.run(),
        evidence.code() == null ? null : MAPPER.convertValue(evidence.code(), CodeReference.class),
        image(evidence.image()),
        evidence.datasets().stream().map(EvidenceFacts::dataset).toList(),
        evidence.parameters(),
        evidence.trigger() == null
            ? null
            : MAPPER.convertValue(evidence.trigger(), RunTrigger.class),
        recipe,
        facts(evidence, measured));
  }

  private static Map<String, Trust> facts(Evidence evidence, Trust measured) {
    Map<String, Trust> facts = new TreeMap<>();
    facts.put("artifact", Trust.VERIFIED);
    facts.put("datasets", measured);
    facts.put("parameters", measured);
    if (evidence.image() != null && evidence.image().digest() != null) {
      facts.put("image", measured);
    }
    if (evidence.code() != null) {
      facts.put("code", Trust.DECLARED);
    }
    if (!evidence.metrics().isEmpty()) {
      // Without an evaluation there are the trainer's own numbers only: nobody else has scored it.
      facts.put("metrics", evidence.evaluation() == null ? Trust.DECLARED : measured);
    }
    return facts;
  }

  /** How the version predicts; absent when the run said nothing about it. */
  static @Nullable ModelRuntime runtime(Evidence evidence) {
    return evidence.runtime() == null
        ? null
        : new ModelRuntime(
            image(evidence.predictorImage() == null ? evidence.image() : evidence.predictorImage()),
            MAPPER.convertValue(evidence.runtime(), Predictor.class));
  }

  private static @Nullable ResolvedImage image(@Nullable ImageRef image) {
    return image == null
        ? null
        : new ResolvedImage(
            image.reference(),
            image.digest(),
            image.kind() == null ? null : ResolvedImage.Kind.valueOf(image.kind().name()));
  }

  private static ResolvedDataset dataset(DatasetFact fact) {
    return new ResolvedDataset(
        fact.name(), fact.uri(), fact.digest(), fact.files(), fact.rows(), fact.bytes());
  }
}
