package dev.cairn.controller.serving;

import dev.cairn.contract.routing.ArmStats;
import dev.cairn.controller.routers.ServiceCounts;
import dev.cairn.controller.serving.revision.RevisionFacts;
import dev.cairn.controller.serving.router.RouterOwners;
import dev.cairn.controller.serving.router.RouterSet;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.registry.VersionState;
import dev.cairn.crds.serving.InferenceService;
import dev.cairn.crds.serving.InferenceServiceStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A service and what stands around it; plans are carried out as the reconciler would. */
final class Composed {
  static final ServingSettings SETTINGS = new ServingSettings(Served.WORKER, Served.router(1));

  InferenceService service;
  final List<ModelVersion> versions = new ArrayList<>();
  final List<HasMetadata> objects = new ArrayList<>();
  Optional<Deployment> router = Optional.empty();
  Optional<ServiceCounts> counts = Optional.empty();
  boolean otherRollouts;
  Instant now = Instant.parse("2026-11-21T12:00:00Z");

  Composed(String spec) {
    service = Served.service(spec);
    service.getMetadata().setGeneration(1L);
    versions.add(version("churn-a"));
    versions.add(version("churn-b"));
  }

  /** One that serves version a, with everything settled. */
  static Composed serving(String spec) {
    Composed composed = new Composed(spec);
    composed.step();
    composed.ready();
    composed.step();
    composed.acknowledged();
    composed.step();
    composed.step();
    return composed;
  }

  static ModelVersion version(String name) {
    ModelVersion version = Served.version("metadata: {name: %s}".formatted(name));
    version.setStatus(
        Objects.requireNonNull(version.getStatus()).toBuilder()
            .state(VersionState.AVAILABLE)
            .build());
    return version;
  }

  void asks(String spec) {
    InferenceServiceStatus status = service.getStatus();
    service = Served.service(spec);
    service.getMetadata().setGeneration(2L);
    service.setStatus(status);
  }

  ServicePlan plan() {
    return ServicePlanner.plan(service, seen(), SETTINGS, now);
  }

  private ServiceObservation seen() {
    return new ServiceObservation(
        versions,
        of(Deployment.class),
        of(HorizontalPodAutoscaler.class),
        of(Service.class),
        of(Pod.class),
        of(ControllerRevision.class),
        router,
        List.of(),
        otherRollouts,
        counts);
  }

  <T extends HasMetadata> List<T> of(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Deployment deployment(String version) {
    return of(Deployment.class).stream()
        .filter(
            made ->
                version.equals(made.getMetadata().getAnnotations().get("cairn.dev/model-version")))
        .findFirst()
        .orElseThrow();
  }

  InferenceServiceStatus status() {
    return Objects.requireNonNull(service.getStatus());
  }

  /** Looks once, and everything is carried out. */
  ServicePlan step() {
    ServicePlan plan = plan();
    objects.addAll(plan.create());
    plan.apply().forEach(this::replace);
    plan.router().ifPresent(set -> router = Optional.of(set.deployment()));
    if (plan.joins()) {
      Deployment owned = router.orElseThrow();
      owned
          .getMetadata()
          .setOwnerReferences(
              RouterOwners.patch(owned, service).getMetadata().getOwnerReferences());
    }
    plan.grow().forEach(this::resize);
    plan.roles().forEach((name, role) -> annotate(name, RevisionFacts.roleText(role)));
    plan.verdict().ifPresent(objects::add);
    service.setStatus(plan.status());
    plan.shrink().forEach(this::resize);
    objects.removeIf(object -> plan.remove().stream().anyMatch(gone -> isSame(gone, object)));
    return plan;
  }

  private static boolean isSame(HasMetadata one, HasMetadata other) {
    return one.getKind().equals(other.getKind())
        && one.getMetadata().getName().equals(other.getMetadata().getName());
  }

  private void replace(HasMetadata object) {
    objects.removeIf(there -> isSame(there, object));
    objects.add(object);
  }

  private void resize(ServicePlan.Resize size) {
    of(Deployment.class).stream()
        .filter(made -> made.getMetadata().getName().equals(size.deployment()))
        .forEach(made -> made.getSpec().setReplicas(size.replicas()));
  }

  private void annotate(String name, String role) {
    of(Deployment.class).stream()
        .filter(made -> made.getMetadata().getName().equals(name))
        .forEach(made -> made.getMetadata().getAnnotations().put("cairn.dev/role", role));
  }

  /** All pods are ready, the routers' too. */
  void ready() {
    of(Deployment.class).forEach(made -> replace(ready(made)));
    router = router.map(Composed::ready);
  }

  static Deployment ready(Deployment made) {
    int pods = made.getSpec().getReplicas();
    return new DeploymentBuilder(made)
        .withStatus(
            new DeploymentStatusBuilder().withReplicas(pods).withReadyReplicas(pods).build())
        .build();
  }

  /** All routers split by the present table, and nothing came yet. */
  void acknowledged() {
    counted(List.of());
  }

  void counted(List<ArmStats> arms) {
    counts =
        Optional.of(
            new ServiceCounts(
                Objects.requireNonNull(status().traffic()).id(),
                true,
                true,
                now,
                now.toEpochMilli(),
                arms,
                null,
                Map.of(),
                List.of(),
                List.of()));
  }

  /** Another router than the one that is wanted now. */
  void outdatedRouter() {
    RouterSet old = RouterSet.of("retail", Served.router(2));
    Deployment made = old.deployment();
    made.getMetadata().setOwnerReferences(router.orElseThrow().getMetadata().getOwnerReferences());
    router = Optional.of(ready(made));
  }
}
