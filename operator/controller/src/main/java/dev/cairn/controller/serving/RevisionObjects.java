package dev.cairn.controller.serving;

import dev.cairn.controller.serving.ServicePlan.Resize;
import dev.cairn.controller.serving.revision.AutoscalerManifest;
import dev.cairn.controller.serving.revision.PredictorBudgetManifest;
import dev.cairn.controller.serving.revision.PredictorDeploymentManifest;
import dev.cairn.controller.serving.revision.PredictorServiceManifest;
import dev.cairn.controller.serving.revision.Revision;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.rollout.RolloutPlan;
import dev.cairn.controller.work.WorkerSettings;
import dev.cairn.crds.serving.RevisionRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a service's revisions, as they differ from what is there. A revision's Deployment
 * is made once and its template never rendered anew. Pure.
 */
record RevisionObjects(
    List<HasMetadata> create,
    List<HasMetadata> apply,
    List<Resize> grow,
    Map<String, RevisionRole> roles,
    Set<String> unmark,
    List<Resize> shrink,
    List<HasMetadata> remove) {

  static RevisionObjects of(ServiceCase that, RolloutPlan plan, WorkerSettings worker) {
    RevisionObjects objects =
        new RevisionObjects(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            new ArrayList<>(),
            new ArrayList<>());
    Map<String, RevisionRole> roles = roles(that, plan);
    sizes(that, plan)
        .forEach(
            (revision, size) -> {
              if (!plan.removable().contains(revision)) {
                objects.wanted(that, new Wanted(revision, size, roles.get(revision), worker));
              }
            });
    that.seen().deployments().forEach(made -> objects.mark(made, roles));
    plan.removable().forEach(revision -> objects.unwanted(that, revision));
    return objects;
  }

  private record Wanted(
      String revision, int size, @Nullable RevisionRole role, WorkerSettings worker) {}

  private static Map<String, RevisionRole> roles(ServiceCase that, RolloutPlan plan) {
    Map<String, RevisionRole> roles = new TreeMap<>(plan.roles());
    that.spare().ifPresent(revision -> roles.put(revision.name(), RevisionRole.FALLBACK));
    return roles;
  }

  private static Map<String, Integer> sizes(ServiceCase that, RolloutPlan plan) {
    Map<String, Integer> sizes = new TreeMap<>(plan.sizes());
    int least = that.spec().suspend() ? 0 : that.spec().scaling().minReplicas();
    that.spare().ifPresent(revision -> sizes.put(revision.name(), least));
    return sizes;
  }

  private void wanted(ServiceCase that, Wanted wanted) {
    Optional<Deployment> there = that.deployment(wanted.revision());
    if (there.isEmpty()) {
      that.targets().revision(wanted.revision()).ifPresent(made -> born(that, made, wanted));
    } else {
      RevisionFacts.read(there.get())
          .filter(facts -> that.seen().services().stream().noneMatch(named(facts.service())))
          .ifPresent(facts -> create.add(PredictorServiceManifest.of(that.service(), facts)));
      resize(there.get(), wanted, autoscaler(that, wanted));
    }
  }

  private void born(ServiceCase that, Revision revision, Wanted wanted) {
    RevisionRole role = wanted.role() == null ? RevisionRole.CANDIDATE : wanted.role();
    create.add(
        PredictorDeploymentManifest.of(
            that.service(), revision, role, wanted.size(), wanted.worker()));
    if (that.seen().services().stream().noneMatch(named(revision.facts().service()))) {
      create.add(PredictorServiceManifest.of(that.service(), revision.facts()));
    }
    PredictorBudgetManifest.of(that.service(), revision.name()).ifPresent(create::add);
    autoscaler(that, wanted);
  }

  /** Applies what differs; tells whether something scales the revision besides us. */
  private boolean autoscaler(ServiceCase that, Wanted wanted) {
    Optional<HorizontalPodAutoscaler> there =
        that.seen().autoscalers().stream().filter(named(wanted.revision())).findFirst();
    Optional<HorizontalPodAutoscaler> asked =
        wanted.size() == 0
            ? Optional.empty()
            : AutoscalerManifest.of(that.service(), wanted.revision(), wanted.size());
    if (asked.isPresent()
        && !there.map(made -> bounds(made)).equals(asked.map(made -> bounds(made)))) {
      apply.add(asked.get());
    }
    if (asked.isEmpty()) {
      there.ifPresent(remove::add);
    }
    return asked.isPresent();
  }

  private static List<Object> bounds(HorizontalPodAutoscaler made) {
    return List.of(
        made.getSpec().getMinReplicas(),
        made.getSpec().getMaxReplicas(),
        made.getSpec().getMetrics().stream()
            .map(metric -> String.valueOf(metric.getResource()))
            .toList());
  }

  /** While an autoscaler exists it decides; it never wakes what has no pod. */
  private void resize(Deployment there, Wanted wanted, boolean isAutoscaled) {
    int present = Objects.requireNonNullElse(there.getSpec().getReplicas(), 1);
    if (isAutoscaled && present > 0) {
      return;
    }
    if (present < wanted.size()) {
      grow.add(new Resize(wanted.revision(), wanted.size()));
    } else if (present > wanted.size()) {
      shrink.add(new Resize(wanted.revision(), wanted.size()));
    }
  }

  private void mark(Deployment made, Map<String, RevisionRole> wanted) {
    String name = made.getMetadata().getName();
    RevisionRole role = wanted.get(name);
    Optional<RevisionRole> there = RevisionFacts.role(made);
    if (role != null && !there.equals(Optional.of(role))) {
      roles.put(name, role);
    } else if (role == null && there.isPresent()) {
      unmark.add(name);
    }
  }

  private void unwanted(ServiceCase that, String revision) {
    unmark.remove(revision);
    that.deployment(revision).ifPresent(remove::add);
    that.seen().services().stream().filter(named(revision)).forEach(remove::add);
    that.seen().autoscalers().stream().filter(named(revision)).forEach(remove::add);
    PredictorBudgetManifest.of(that.service(), revision).ifPresent(remove::add);
  }

  private static Predicate<HasMetadata> named(String name) {
    return object -> object.getMetadata().getName().equals(name);
  }
}
