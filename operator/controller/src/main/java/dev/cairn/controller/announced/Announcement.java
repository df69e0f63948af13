package dev.cairn.controller.announced;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.StatusWriter;
import dev.cairn.controller.kube.Truth;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.meta.StatusCondition;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Tells an object of an announced kind that nothing happens to it. */
@Singleton
public final class Announcement {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();

  private final StatusWriter status;
  private final Clock clock;

  /** What it is given. */
  public Announcement(StatusWriter status, Clock clock) {
    this.status = status;
    this.clock = clock;
  }

  /** Writes the conditions, once per generation. */
  <T, R extends CustomResource<?, T>> UpdateControl<R> tell(R object, Class<T> type) {
    status.write(object, status(object, type));
    return UpdateControl.noUpdate();
  }

  private <T, R extends CustomResource<?, T>> T status(R object, Class<T> type) {
    String message =
        "this release of Cairn accepts a %s and does nothing for it yet: see the chart's CHANGELOG for when it does"
            .formatted(object.getKind());
    long generation = object.getMetadata().getGeneration();
    List<StatusCondition> conditions =
        new Conditions(previous(object.getStatus()), generation, clock.instant())
            .set("Ready", Truth.FALSE, AnnouncedReason.NotImplemented, message)
            .set("Stalled", Truth.TRUE, AnnouncedReason.NotImplemented, message)
            .build();
    return MAPPER.convertValue(
        Map.of("observedGeneration", generation, "conditions", conditions), type);
  }

  /** Every kind's status has conditions of one shape. */
  private static <T> List<StatusCondition> previous(T status) {
    JsonNode conditions = MAPPER.valueToTree(status).path("conditions");
    return conditions.isArray()
        ? MAPPER.convertValue(conditions, new TypeReference<List<StatusCondition>>() {})
        : List.of();
  }
}
