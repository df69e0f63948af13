package dev.cairn.router.source;

import java.util.List;

/**
 * Which tables are in effect.
 *
 * @param tables one per routed service, by name; ports differ
 * @param refusals tables that are not taken; their services keep the last one, if they have one
 */
record TablePlan(List<HeldTable> tables, List<Refusal> refusals) {
  TablePlan {
    tables = List.copyOf(tables);
    refusals = List.copyOf(refusals);
  }

  /**
   * A table that is not taken.
   *
   * @param service name of the InferenceService
   * @param object UID and resourceVersion: the same object is refused once
   * @param why in words
   */
  record Refusal(String service, String object, String why) {}
}
