package dev.cairn.controller.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutCheck;
import dev.cairn.crds.serving.RolloutStatus;
import java.util.Set;

/**
 * Whether figures alone are worth a write. Routers are asked every few seconds, and each time they
 * have counted more; a status that told each count would cost the API server a write per round and
 * service. While nothing but figures has changed they are told again when a check rests on twice as
 * many samples: some three times per power of ten. Decisions are made of what routers count, never
 * of the figures told. Pure.
 */
final class FiguresPolicy {
  private static final double WORTH_TELLING = 2;
  private static final ObjectMapper JSON = ApiMapper.objectMapper();
  private static final Set<String> WORDS = Set.of("name", "verdict");

  private FiguresPolicy() {}

  /**
   * The status to write.
   *
   * @param before as it was read
   * @param after as it would be now
   * @return {@code before} itself when nothing is worth a write
   */
  static InferenceServiceStatus told(InferenceServiceStatus before, InferenceServiceStatus after) {
    RolloutStatus rollout = after.rollout();
    return rollout != null
            && before.rollout() != null
            && rollout.checks().stream().noneMatch(check -> hasGrown(check, before.rollout()))
            && wordsOf(before).equals(wordsOf(after))
        ? before
        : after;
  }

  private static boolean hasGrown(RolloutCheck now, RolloutStatus before) {
    long known =
        before.checks().stream()
            .filter(check -> check.name().equals(now.name()))
            .mapToLong(FiguresPolicy::samples)
            .findFirst()
            .orElse(0);
    return samples(now) > known && samples(now) >= WORTH_TELLING * known;
  }

  private static long samples(RolloutCheck check) {
    return check.samples() == null ? 0 : check.samples();
  }

  /** A status without the figures that rounds of asking and pods of a candidate change. */
  private static JsonNode wordsOf(InferenceServiceStatus status) {
    JsonNode tree = JSON.valueToTree(status);
    if (tree.path("candidate") instanceof ObjectNode candidate) {
      candidate.remove(Set.of("replicas", "readyReplicas"));
    }
    tree.path("rollout").path("checks").forEach(check -> ((ObjectNode) check).retain(WORDS));
    for (JsonNode condition : tree.path("conditions")) {
      ((ObjectNode) condition).put("message", wordsOf(condition.path("message").asText()));
    }
    return tree;
  }

  private static String wordsOf(String message) {
    return message.replaceAll("[0-9][0-9.,\\p{Zs}]*", "#");
  }
}
