package dev.cairn.controller.serving;

import dev.cairn.controller.kube.ChildSource;
import dev.cairn.controller.kube.ChildSource.CacheIndex;
import dev.cairn.controller.kube.ChildSource.Selection;
import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import dev.cairn.controller.routers.PollTargets;
import dev.cairn.controller.routers.RouterClient;
import dev.cairn.controller.routers.RouterPod;
import dev.cairn.controller.routers.RouterPoll;
import dev.cairn.controller.serving.revision.PredictorDeploymentManifest;
import dev.cairn.controller.serving.router.RouterMark;
import dev.cairn.crds.registry.ModelVersion;
import dev.cairn.crds.serving.Fallback;
import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The caches around services, and whose changes call for a look at which of them. */
final class ServingSources {
  /** Versions by namespace. */
  static final CacheIndex<ModelVersion> VERSIONS =
      new CacheIndex<>("within", version -> version.getMetadata().getNamespace());

  /** Deployments by the service that they were made for; the routers' by {@link #routerKey}. */
  static final CacheIndex<Deployment> DEPLOYMENTS =
      new CacheIndex<>("whose", ServingSources::whose);

  /** Pods in the same way. */
  static final CacheIndex<Pod> PODS = new CacheIndex<>("whose", ServingSources::whose);

  /** The pods of predictors and routers; the Deployments have the same labels. */
  private static final String SERVING =
      "%s,%s in (%s,%s)"
          .formatted(
              Labels.MANAGED_SELECTOR,
              Labels.COMPONENT,
              PredictorDeploymentManifest.COMPONENT,
              RouterMark.COMPONENT);

  private static final String KIND = HasMetadata.getKind(InferenceService.class);

  private ServingSources() {}

  static List<EventSource<?, InferenceService>> of(
      EventSourceContext<InferenceService> context,
      RouterClient client,
      Duration askRouters,
      Clock clock) {
    InformerEventSource<Pod, InferenceService> pods =
        ChildSource.selected(
            context,
            new Selection<>(Pod.class, InferenceService.class, SERVING, PODS),
            pod -> concerned(pod, context));
    return List.of(
        pods,
        ChildSource.selected(
            context,
            new Selection<>(Deployment.class, InferenceService.class, SERVING, DEPLOYMENTS),
            made -> concerned(made, context)),
        ChildSource.only(Service.class, InferenceService.class, context),
        ChildSource.only(HorizontalPodAutoscaler.class, InferenceService.class, context),
        ChildSource.only(ControllerRevision.class, InferenceService.class, context),
        ChildSource.indexed(
            ModelVersion.class,
            InferenceService.class,
            context,
            version -> servicesOf(version, context),
            VERSIONS),
        new RouterPoll(
            client,
            new PollTargets(
                () -> context.getPrimaryCache().list(),
                AwaitedCounts::isAwaited,
                namespace -> routers(pods, namespace)),
            clock,
            askRouters));
  }

  static String key(String namespace, String owner) {
    return namespace + "/" + owner;
  }

  /** Where the routers of a namespace are found. */
  static String routerKey(String namespace) {
    return key(namespace, RouterMark.NAME);
  }

  private static boolean isRouter(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null && RouterMark.COMPONENT.equals(labels.get(Labels.COMPONENT));
  }

  private static String whose(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return isRouter(object)
        ? routerKey(namespace)
        : key(namespace, String.valueOf(Owned.annotation(object.getMetadata(), Labels.OWNER)));
  }

  private static Set<ResourceID> concerned(
      HasMetadata object, EventSourceContext<InferenceService> context) {
    return isRouter(object) ? services(context, object, any -> true) : Owned.owners(object, KIND);
  }

  private static Set<ResourceID> servicesOf(
      ModelVersion version, EventSourceContext<InferenceService> context) {
    String name = version.getMetadata().getName();
    return services(
        context,
        version,
        service -> {
          Fallback fallback = service.getSpec().fallback();
          return service.getSpec().model().name().equals(version.getSpec().model().name())
              || name.equals(service.getSpec().model().version())
              || (fallback != null
                  && fallback.version() != null
                  && name.equals(fallback.version().name()));
        });
  }

  private static Set<ResourceID> services(
      EventSourceContext<InferenceService> context,
      HasMetadata beside,
      Predicate<InferenceService> which) {
    return context
        .getPrimaryCache()
        .list(beside.getMetadata().getNamespace(), which)
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static List<RouterPod> routers(
      InformerEventSource<Pod, InferenceService> pods, String namespace) {
    return pods.byIndex(PODS.name(), routerKey(namespace)).stream()
        .map(
            pod ->
                new RouterPod(
                    pod.getMetadata().getName(),
                    pod.getMetadata().getUid(),
                    Objects.requireNonNullElse(pod.getStatus().getPodIP(), ""),
                    isReady(pod)))
        .toList();
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }
}
