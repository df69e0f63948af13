package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/**
 * Caches of the objects around our kinds, whose changes call for a look at the object that they
 * belong to.
 */
public final class ChildSource {
  private ChildSource() {}

  /**
   * A cache of children that Cairn made for objects of a kind: by label on the server, by
   * annotation to their owner.
   */
  public static <R extends HasMetadata, P extends HasMetadata> EventSource<?, P> managed(
      Class<R> child, Class<P> owner, EventSourceContext<P> context) {
    String kind = HasMetadata.getKind(owner);
    return managed(child, owner, context, object -> Owned.owners(object, kind));
  }

  /**
   * A cache of children that Cairn made, which concern objects of another kind than the one they
   * were made for.
   */
  public static <R extends HasMetadata, P extends HasMetadata> EventSource<?, P> managed(
      Class<R> child,
      Class<P> concerned,
      EventSourceContext<P> context,
      SecondaryToPrimaryMapper<R> mapper) {
    return new InformerEventSource<>(
        builder(child, concerned, mapper).withLabelSelector(Labels.MANAGED_SELECTOR).build(),
        context);
  }

  /** A cache of all objects of a kind. */
  public static <R extends HasMetadata, P extends HasMetadata> EventSource<?, P> of(
      Class<R> kind,
      Class<P> concerned,
      EventSourceContext<P> context,
      SecondaryToPrimaryMapper<R> mapper) {
    return new InformerEventSource<>(builder(kind, concerned, mapper).build(), context);
  }

  private static <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> builder(
      Class<R> kind, Class<? extends HasMetadata> concerned, SecondaryToPrimaryMapper<R> mapper) {
    return InformerEventSourceConfiguration.from(kind, concerned)
        .withName(HasMetadata.getPlural(kind))
        .withWatchAllNamespaces()
        .withSecondaryToPrimaryMapper(mapper);
  }
}
