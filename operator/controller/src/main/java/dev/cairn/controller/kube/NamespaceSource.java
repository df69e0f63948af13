package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The namespaces and the rules that stand on them as Cairn's annotations. A change of those calls
 * for a look at the objects in the namespace that the rules are about, and nothing else does.
 */
public final class NamespaceSource {
  private NamespaceSource() {}

  /**
   * A cache of all namespaces.
   *
   * @param rules tells the objects that a namespace's rules are about
   */
  public static <P extends HasMetadata> EventSource<?, P> of(
      Class<P> concerned, EventSourceContext<P> context, Predicate<P> rules) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Namespace.class, concerned)
            .withName(HasMetadata.getPlural(Namespace.class))
            .withWatchAllNamespaces()
            .withSecondaryToPrimaryMapper(namespace -> inside(namespace, context, rules))
            .withPrimaryToSecondaryMapper((P object) -> Set.of(around(object)))
            .withOnUpdateFilter(
                (after, before) -> !WatchFilter.levers(after).equals(WatchFilter.levers(before)))
            .build(),
        context);
  }

  private static <P extends HasMetadata> Set<ResourceID> inside(
      Namespace namespace, EventSourceContext<P> context, Predicate<P> rules) {
    return context
        .getPrimaryCache()
        .list(namespace.getMetadata().getName(), rules)
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static ResourceID around(HasMetadata object) {
    return new ResourceID(object.getMetadata().getNamespace());
  }

  /**
   * Cairn's annotations on the namespace of an object; empty while the cache does not know the
   * namespace yet.
   */
  public static Optional<Map<String, String>> rules(Context<?> context) {
    return context.getSecondaryResource(Namespace.class).map(WatchFilter::levers);
  }
}
