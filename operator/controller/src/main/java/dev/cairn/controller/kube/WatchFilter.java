package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of an object of ours call for a look: its spec, its levers (annotations of Cairn;
 * they do not raise the generation), and a status that was taken away from outside. Our own status
 * writes do not.
 */
public final class WatchFilter {
  private WatchFilter() {}

  /**
   * Whether a change needs a reconciliation.
   *
   * @param observedGeneration reads the generation that a status is about; null without status
   */
  public static <T, R extends CustomResource<?, T>> boolean matters(
      R before, R after, Function<T, @Nullable Long> observedGeneration) {
    boolean specChanged =
        !Objects.equals(before.getMetadata().getGeneration(), after.getMetadata().getGeneration());
    boolean deleted = after.isMarkedForDeletion() != before.isMarkedForDeletion();
    return specChanged
        || deleted
        || !levers(before).equals(levers(after))
        || isBehind(after, observedGeneration);
  }

  private static <T, R extends CustomResource<?, T>> boolean isBehind(
      R object, Function<T, @Nullable Long> observedGeneration) {
    T status = object.getStatus();
    return status == null
        || !Objects.equals(observedGeneration.apply(status), object.getMetadata().getGeneration());
  }

  /** Annotations of Cairn on an object: levers of a person, or rules of a namespace. */
  static Map<String, String> levers(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null
        ? Map.of()
        : annotations.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(Labels.PREFIX))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
