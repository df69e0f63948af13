package dev.cairn.controller.serving.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.analytics.sequential.Arm;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RolloutStatus;
import dev.cairn.crds.serving.RouteTable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statuses as a reconciler would write them. */
final class Statuses {
  static final InferenceServiceStatus EMPTY = status(null, null);

  private static final ObjectMapper JSON = ApiMapper.objectMapper();

  private Statuses() {}

  /** Id of the persisted table; empty without one. */
  static String table(InferenceServiceStatus status) {
    return status.traffic() == null ? "" : status.traffic().id();
  }

  static InferenceServiceStatus written(InferenceServiceStatus before, RolloutPlan plan) {
    return status(plan, traffic(before.traffic(), plan));
  }

  /** The same, with the rollout in another phase. */
  static InferenceServiceStatus inPhase(InferenceServiceStatus old, RolloutStatus.Phase phase) {
    ObjectNode json = JSON.valueToTree(old);
    json.withObject("/rollout").set("phase", JSON.valueToTree(phase));
    return JSON.convertValue(json, InferenceServiceStatus.class);
  }

  /** The same, with this condition. */
  static InferenceServiceStatus withCondition(
      InferenceServiceStatus old, StatusCondition condition) {
    ObjectNode json = JSON.valueToTree(old);
    json.putArray("conditions").addPOJO(JSON.valueToTree(condition));
    return JSON.convertValue(json, InferenceServiceStatus.class);
  }

  /** Requests that were answered, some of them late. */
  static Arm slow(long requests, long slow) {
    return new Arm(requests, 0, slow, 0, List.of(), List.of());
  }

  private static @Nullable RouteTable traffic(@Nullable RouteTable before, RolloutPlan plan) {
    List<RouteTable.Backend> backends =
        plan.shares().stream()
            .map(
                share ->
                    new RouteTable.Backend(
                        share.role(),
                        share.revision().name(),
                        share.revision().modelVersion(),
                        share.revision().artifactDigest(),
                        share.revision().imageDigest(),
                        share.weight(),
                        share.revision().service(),
                        share.revision().port()))
            .toList();
    if (backends.isEmpty() || (before != null && before.backends().equals(backends))) {
      return before;
    }
    String previous = before == null ? "" : before.id();
    return table(Integer.toHexString(Objects.hash(previous, backends)), backends);
  }

  private static RouteTable table(String id, List<RouteTable.Backend> backends) {
    return new RouteTable(
        id, null, null, backends, null, null, List.of(), null, null, null, null, null, null, null,
        null, null, null, null, List.of(), List.of(), null);
  }

  private static InferenceServiceStatus status(
      @Nullable RolloutPlan plan, @Nullable RouteTable traffic) {
    return plan == null
        ? new InferenceServiceStatus(
            null, null, List.of(), null, null, null, null, List.of(), null, List.of(), List.of(),
            null, null, null)
        : new InferenceServiceStatus(
            1L,
            plan.standing().state(),
            List.of(),
            null,
            plan.stable(),
            plan.candidate(),
            traffic,
            plan.tripped(),
            plan.rollout(),
            plan.blocked(),
            plan.history(),
            null,
            null,
            null);
  }
}
