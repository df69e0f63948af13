package dev.cairn.controller.serving;

import dev.cairn.analytics.sequential.RolloutJudge;
import dev.cairn.controller.serving.rollout.RolloutPlan;
import dev.cairn.controller.serving.rollout.RolloutPlanner;
import dev.cairn.controller.serving.rollout.Share;
import dev.cairn.controller.serving.router.RouterOwners;
import dev.cairn.controller.serving.router.RouterSet;
import dev.cairn.controller.serving.router.TrafficPort;
import dev.cairn.controller.serving.traffic.RouteTableDraft;
import dev.cairn.controller.serving.traffic.RouteTables;
import dev.cairn.controller.serving.traffic.TrafficShare;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a service needs now: composes what the packages below decide. Pure. */
final class ServicePlanner {
  private static final RolloutPlanner ROLLOUTS = new RolloutPlanner(RolloutJudge::judge);

  private ServicePlanner() {}

  static ServicePlan plan(
      InferenceService service, ServiceObservation seen, ServingSettings settings, Instant now) {
    ServiceCase that = ServiceCase.of(service, seen, now);
    RolloutPlan rollout = ROLLOUTS.plan(that.rollout());
    int port = port(that);
    RouteTable table = table(that, rollout, port);
    RevisionObjects objects = RevisionObjects.of(that, rollout, settings.worker());
    List<HasMetadata> create = new ArrayList<>(objects.create());
    List<HasMetadata> apply = new ArrayList<>(objects.apply());
    create.addAll(TrafficObjects.missing(that, port));
    apply.addAll(TrafficObjects.changed(that, port));
    List<HasMetadata> remove = new ArrayList<>(objects.remove());
    remove.addAll(ServiceJournal.outdated(seen.journals()));
    return new ServicePlan(
        router(that, rollout, settings),
        seen.router().filter(there -> !RouterOwners.isMissing(there, service)).isEmpty(),
        create,
        apply,
        objects.grow(),
        objects.roles(),
        rollout.verdict().map(verdict -> ServiceJournal.entry(service, verdict)),
        FiguresPolicy.told(that.before(), StatusDraft.of(that, rollout, table)),
        rollout.events(),
        objects.unmark(),
        objects.shrink(),
        remove,
        rollout.next());
  }

  /** One that serves other rollouts is not exchanged under them. */
  private static Optional<RouterSet> router(
      ServiceCase that, RolloutPlan rollout, ServingSettings settings) {
    RouterSet wanted = RouterSet.of(that.namespace(), settings.router());
    Optional<Deployment> there = that.seen().router();
    boolean waits = rollout.rollout() != null || that.seen().otherRollouts();
    return there.isEmpty() || (!wanted.isApplied(there.get()) && !waits)
        ? Optional.of(wanted)
        : Optional.empty();
  }

  private static int port(ServiceCase that) {
    return TrafficPort.choose(that.namespace(), TrafficObjects.holder(that), that.seen().ports())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "all 10000 traffic ports of namespace %s are taken: use another namespace"
                        .formatted(that.namespace())));
  }

  private static @Nullable RouteTable table(ServiceCase that, RolloutPlan rollout, int port) {
    RouteTable before = that.before().traffic();
    List<TrafficShare> shares = new ArrayList<>();
    for (Share share : rollout.shares()) {
      that.facts(share.revision().name())
          .map(facts -> new TrafficShare(share.role(), facts, share.weight()))
          .ifPresent(shares::add);
    }
    if (shares.size() < rollout.shares().size() || shares.isEmpty()) {
      return before; // who is not known any more keeps what routers know of it
    }
    fallback(that).ifPresent(shares::add);
    return RouteTables.after(
        new RouteTableDraft(that.service().getMetadata().getUid(), that.spec(), port, shares),
        before);
  }

  private static Optional<TrafficShare> fallback(ServiceCase that) {
    return that.spare()
        .filter(revision -> that.deployment(revision.name()).isPresent())
        .map(revision -> new TrafficShare(RevisionRole.FALLBACK, revision.facts(), 0));
  }
}
