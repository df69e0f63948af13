package dev.cairn.controller.serving.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.InferenceServiceSpec;

/** Specs as people write them, and revisions. */
final class Specs {
  private static final ObjectMapper YAML = ApiMapper.configure(new ObjectMapper(new YAMLFactory()));

  /** Steps of 10 and 50 % for a minute each, five minutes of bake. */
  static final InferenceServiceSpec CANARY =
      rollout("steps: [{weight: 10, hold: {for: 1m}}, {weight: 50, hold: {for: 1m}}]");

  private Specs() {}

  /** A spec with this rollout, as the fields of a block. */
  static InferenceServiceSpec rollout(String rollout) {
    return spec("rollout: {%s}".formatted(rollout));
  }

  /** A spec with these fields besides the model. */
  static InferenceServiceSpec spec(String fields) {
    try {
      return YAML.readValue(
          "model: {name: churn, stage: Production}\n" + fields, InferenceServiceSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Revision churn-n of version v-n. */
  static RevisionIdentity revision(String name) {
    return new RevisionIdentity(
        "churn-" + name,
        "v-" + name,
        "sha256:" + name.repeat(64).substring(0, 64),
        null,
        "churn-" + name,
        8080);
  }
}
