package dev.cairn.worker.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.contract.ArtifactRef;
import dev.cairn.contract.Evidence;
import dev.cairn.contract.PublishInput;
import dev.cairn.worker.place.RunPlace;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ModelVersion of the result as YAML, from which the registry can be rebuilt by {@code kubectl
 * apply} in any namespace.
 */
final class ModelVersionYaml {
  /** File name beside the artifact. */
  static final String FILE = "modelversion.yaml";

  private static final String DEFAULT_STAGE = "None";
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private ModelVersionYaml() {}

  static byte[] write(
      PublishInput input, RunPlace place, ArtifactRef artifact, String evidenceDigest) {
    SpecView run = new SpecView(input.spec());
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("model", Map.of("name", input.model()));
    spec.put(
        "artifact",
        fields("uri", artifact.uri(), "digest", artifact.digest(), "format", artifact.format()));
    spec.put("evidence", fields("uri", place.uriOf(Evidence.FILE), "digest", evidenceDigest));
    spec.put("stage", run.registerField("stage").orElse(DEFAULT_STAGE));
    run.registerField("card").ifPresent(card -> spec.put("card", card));
    Map<String, Object> metadata =
        fields(
            "name",
            input.output().run(),
            "annotations",
            Map.of("cairn.dev/spec-hash", input.output().specHash()));
    return yaml(
        fields(
            "apiVersion",
            "trail.cairn.dev/v1alpha1",
            "kind",
            "ModelVersion",
            "metadata",
            metadata,
            "spec",
            spec));
  }

  private static byte[] yaml(Map<String, Object> document) {
    try {
      return MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the ModelVersion as YAML", e);
    }
  }

  // Names and values in turn; absent values are left out, the order stays.
  private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        fields.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return fields;
  }
}
