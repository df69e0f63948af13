package dev.cairn.router.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Whether two predictions agree. */
public final class Agreement {
  private Agreement() {}

  /**
   * Numbers agree when |a − b| ≤ tolerance · max(1, |a|), other values when they are equal; lists
   * and objects when all their elements do.
   *
   * @param stable prediction of the stable revision
   * @param candidate prediction of the candidate
   * @param tolerance 0 to 1
   */
  public static boolean agree(JsonNode stable, JsonNode candidate, double tolerance) {
    if (stable.isNumber() && candidate.isNumber()) {
      double a = stable.asDouble();
      return Math.abs(a - candidate.asDouble()) <= tolerance * Math.max(1, Math.abs(a));
    }
    if (stable.isArray() && candidate.isArray() && stable.size() == candidate.size()) {
      return elementsAgree(stable, candidate, tolerance);
    }
    if (stable.isObject() && candidate.isObject() && stable.size() == candidate.size()) {
      return fieldsAgree(stable, candidate, tolerance);
    }
    return stable.equals(candidate);
  }

  private static boolean elementsAgree(JsonNode stable, JsonNode candidate, double tolerance) {
    Iterator<JsonNode> others = candidate.iterator();
    for (JsonNode element : stable) {
      if (!agree(element, others.next(), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fieldsAgree(JsonNode stable, JsonNode candidate, double tolerance) {
    for (Map.Entry<String, JsonNode> field : stable.properties()) {
      JsonNode other = candidate.get(field.getKey());
      if (other == null || !agree(field.getValue(), other, tolerance)) {
        return false;
      }
    }
    return true;
  }
}
