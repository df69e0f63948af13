package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Caches of the objects around our kinds, whose changes call for a look at the object that they
 * belong to.
 */
public final class ChildSource {
  /**
   * A way to find objects in a cache.
   *
   * @param name of the index
   * @param key value by which an object is found
   */
  public record CacheIndex<R>(String name, Function<R, String> key) {}

  /**
   * Objects of a kind.
   *
   * @param kind whose
   * @param concerned whom their changes concern
   * @param labels selector, on the server
   * @param index by which they are found
   */
  public record Selection<R, P>(
      Class<R> kind, Class<P> concerned, String labels, CacheIndex<R> index) {}

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

  /**
   * A cache of children that Cairn made for objects of this kind and of no other: the others' are
   * left out on the server.
   */
  public static <R extends HasMetadata, P extends HasMetadata> EventSource<?, P> only(
      Class<R> child, Class<P> owner, EventSourceContext<P> context) {
    String kind = HasMetadata.getKind(owner);
    return new InformerEventSource<>(
        builder(child, owner, (R object) -> Owned.owners(object, kind))
            .withLabelSelector(Labels.MANAGED_SELECTOR + "," + Labels.ofKind(kind))
            .build(),
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

  /** A cache of all objects of a kind, which are also found by a value of their own. */
  public static <R extends HasMetadata, P extends HasMetadata> EventSource<?, P> indexed(
      Class<R> kind,
      Class<P> concerned,
      EventSourceContext<P> context,
      SecondaryToPrimaryMapper<R> mapper,
      CacheIndex<R> index) {
    InformerEventSource<R, P> source =
        new InformerEventSource<>(builder(kind, concerned, mapper).build(), context);
    source.addIndexers(Map.of(index.name(), object -> List.of(index.key().apply(object))));
    return source;
  }

  /** A cache of the objects that a label selector names, which are also found by a value. */
  public static <R extends HasMetadata, P extends HasMetadata> InformerEventSource<R, P> selected(
      EventSourceContext<P> context,
      Selection<R, P> selection,
      SecondaryToPrimaryMapper<R> mapper) {
    InformerEventSource<R, P> source =
        new InformerEventSource<>(
            builder(selection.kind(), selection.concerned(), mapper)
                .withLabelSelector(selection.labels())
                .build(),
            context);
    CacheIndex<R> index = selection.index();
    source.addIndexers(Map.of(index.name(), object -> List.of(index.key().apply(object))));
    return source;
  }

  /** Objects of an indexed cache by their value. */
  @SuppressWarnings("unchecked") // a source of a kind caches that kind
  public static <R extends HasMetadata> List<R> byIndex(
      Context<?> context, Class<R> kind, CacheIndex<R> index, String value) {
    var cache = (IndexerResourceCache<R>) context.eventSourceRetriever().getEventSourceFor(kind);
    return cache.byIndex(index.name(), value);
  }

  private static <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> builder(
      Class<R> kind, Class<? extends HasMetadata> concerned, SecondaryToPrimaryMapper<R> mapper) {
    return InformerEventSourceConfiguration.from(kind, concerned)
        .withName(HasMetadata.getPlural(kind))
        .withWatchAllNamespaces()
        .withSecondaryToPrimaryMapper(mapper);
  }
}
