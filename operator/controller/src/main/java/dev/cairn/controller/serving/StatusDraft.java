package dev.cairn.controller.serving;

import dev.cairn.controller.kube.Conditions;
import dev.cairn.controller.serving.revision.RevisionMark;
import dev.cairn.controller.serving.rollout.RolloutPlan;
import dev.cairn.controller.serving.rollout.ServiceReason;
import dev.cairn.controller.serving.rollout.Target;
import dev.cairn.crds.serving.InferenceServiceStatus;
import dev.cairn.crds.serving.RevisionStatus;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.ServiceState;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the whole new status of a service. Pure. */
final class StatusDraft {
  private StatusDraft() {}

  static InferenceServiceStatus of(ServiceCase that, RolloutPlan plan, @Nullable RouteTable table) {
    InferenceServiceStatus before = that.before();
    long generation = that.service().getMetadata().getGeneration();
    Standing.Route route = RouteReader.read(that, plan, table);
    RolloutPlan.Standing standing = standing(that, plan, route);
    RevisionStatus stable = plan.stable();
    Standing.Facts facts = facts(that, plan, standing, route);
    return new InferenceServiceStatus(
        generation,
        standing.state(),
        Standing.of(
            facts,
            before.conditions(),
            new Conditions(before.conditions(), generation, that.now())),
        "http://%s.%s.svc".formatted(that.name(), that.namespace()),
        stable,
        plan.candidate(),
        table,
        plan.tripped(),
        plan.rollout(),
        plan.blocked(),
        plan.history(),
        LineageReader.of(that, stable),
        stable == null ? null : selector(that, stable),
        stable == null ? null : stable.replicas());
  }

  private static Standing.Facts facts(
      ServiceCase that, RolloutPlan plan, RolloutPlan.Standing standing, Standing.Route route) {
    return new Standing.Facts(
        standing.state(),
        standing.reason(),
        standing.message(),
        isRefused(that, standing),
        that.spec().model().stage() != null,
        isUpToDate(that, plan) ? null : behind(that, standing),
        plan.stable(),
        plan.candidate(),
        plan.rollout() == null ? null : plan.rollout().verdict(),
        route);
  }

  /** Pods that are ready serve nobody before a router brings them requests. */
  private static RolloutPlan.Standing standing(
      ServiceCase that, RolloutPlan plan, Standing.Route route) {
    RolloutPlan.Standing standing = plan.standing();
    if (standing.state() != ServiceState.READY || route.serves()) {
      return standing;
    }
    boolean first = that.before().state() == null || that.before().state() == ServiceState.PENDING;
    return new RolloutPlan.Standing(
        first ? ServiceState.PENDING : ServiceState.DEGRADED,
        ServiceReason.RouterNotReady,
        route.message());
  }

  private static boolean isRefused(ServiceCase that, RolloutPlan.Standing standing) {
    return that.targets().wanted() instanceof Target.Refused
        || standing.state() == ServiceState.ROLLED_BACK;
  }

  /** A version that was tried and refused is told apart from one that cannot be tried. */
  private static ServiceReason behind(ServiceCase that, RolloutPlan.Standing standing) {
    boolean tried = !(that.targets().wanted() instanceof Target.Refused);
    return tried && standing.state() == ServiceState.ROLLED_BACK
        ? ServiceReason.RolledBack
        : standing.reason();
  }

  private static boolean isUpToDate(ServiceCase that, RolloutPlan plan) {
    return plan.rollout() == null
        && plan.stable() != null
        && that.targets().wanted() instanceof Target.Found found
        && found.revision().name().equals(plan.stable().revision());
  }

  private static String selector(ServiceCase that, RevisionStatus stable) {
    return RevisionMark.selector(that.service(), String.valueOf(stable.revision()))
        .entrySet()
        .stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }
}
