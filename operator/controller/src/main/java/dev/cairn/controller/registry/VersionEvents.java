package dev.cairn.controller.registry;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.kube.PlannedEvent;
import dev.cairn.crds.meta.StatusCondition;
import dev.cairn.crds.registry.ModelVersionStatus;
import dev.cairn.crds.registry.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is told of a version when its status changes. */
final class VersionEvents {
  private VersionEvents() {}

  /** That it stands otherwise, and why its stage has no effect. */
  static List<PlannedEvent> between(ModelVersionStatus before, ModelVersionStatus after) {
    List<PlannedEvent> events = new ArrayList<>();
    Conditions.find(after.conditions(), Standing.READY)
        .filter(ready -> isNew(ready, before))
        .ifPresent(ready -> events.add(event(ready, after.state())));
    Conditions.find(after.conditions(), StageEffect.STAGE)
        .filter(stage -> stage.status().equals(StatusCondition.FALSE))
        .filter(stage -> isNew(stage, before))
        .ifPresent(stage -> events.add(PlannedEvent.warning(stage.reason(), stage.message())));
    return events;
  }

  private static PlannedEvent event(StatusCondition ready, @Nullable VersionState state) {
    boolean ordinary =
        state == VersionState.AVAILABLE || VersionReason.Verifying.name().equals(ready.reason());
    return ordinary
        ? PlannedEvent.normal(ready.reason(), ready.message())
        : PlannedEvent.warning(ready.reason(), ready.message());
  }

  private static boolean isNew(StatusCondition condition, ModelVersionStatus before) {
    return Conditions.find(before.conditions(), condition.type())
        .filter(known -> Objects.equals(known.reason(), condition.reason()))
        .isEmpty();
  }
}
