package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A cache of objects that name objects of ours in their namespace. A change of what is said calls
 * for a look at all that are named, and at those that were named before it; every object of ours
 * sees all objects of its namespace, also those that have lost what they said.
 *
 * @param <R> the kind that names
 * @param <P> the kind that is named
 */
public final class NamingSource<R extends HasMetadata, P extends HasMetadata>
    extends InformerEventSource<R, P> {
  private final Function<R, Set<String>> named;

  /**
   * A cache.
   *
   * @param facts what an object says of ours; while they are equal nobody needs a look
   * @param named the names among the facts
   */
  public static <F, R extends HasMetadata, P extends HasMetadata> NamingSource<R, P> of(
      Class<R> kind,
      EventSourceContext<P> context,
      Function<R, F> facts,
      Function<F, Set<String>> named) {
    Function<R, Set<String>> names = facts.andThen(named);
    return new NamingSource<>(
        InformerEventSourceConfiguration.from(kind, context.getPrimaryResourceClass())
            .withName(HasMetadata.getPlural(kind))
            .withWatchAllNamespaces()
            .withSecondaryToPrimaryMapper(object -> ids(object, names.apply(object)))
            .withOnUpdateFilter((after, before) -> !facts.apply(after).equals(facts.apply(before)))
            .build(),
        context,
        names);
  }

  private NamingSource(
      InformerEventSourceConfiguration<R> configuration,
      EventSourceContext<P> context,
      Function<R, Set<String>> named) {
    super(configuration, context);
    this.named = named;
  }

  @Override
  public void onUpdate(R before, R after) {
    super.onUpdate(before, after);
    left(before, after).forEach(id -> getEventHandler().handleEvent(new Event(id)));
  }

  /** Which objects of ours are no more named. */
  private Set<ResourceID> left(R before, R after) {
    Set<String> names = new HashSet<>(named.apply(before));
    names.removeAll(named.apply(after));
    return ids(after, names);
  }

  private static Set<ResourceID> ids(HasMetadata object, Set<String> names) {
    return names.stream()
        .map(name -> new ResourceID(name, object.getMetadata().getNamespace()))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<R> getSecondaryResources(P object) {
    return list(object.getMetadata().getNamespace(), any -> true).collect(Collectors.toSet());
  }
}
