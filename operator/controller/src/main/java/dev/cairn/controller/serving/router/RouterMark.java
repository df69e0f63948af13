package dev.cairn.controller.serving.router;

import dev.cairn.controller.kube.Labels;
import dev.cairn.controller.kube.Owned;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.Objects;

/**
 * Name, labels and marks of the objects of a namespace's router, which belong to no one service.
 */
public final class RouterMark {
  /** Name of the router's objects. */
  public static final String NAME = "cairn-router";

  /** Value of the component label. */
  public static final String COMPONENT = "router";

  /** Kind in the annotation that says whose an object is: the namespace's. */
  public static final String OWNER_KIND = "Namespace";

  private RouterMark() {}

  /** Metadata of one of the objects; without owners, see {@link RouterOwners}. */
  static ObjectMetaBuilder metadata(String namespace, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(namespace)
        .withLabels(Labels.of(OWNER_KIND, namespace, COMPONENT))
        .withAnnotations(Map.of(Labels.OWNER, ownerKey(namespace)));
  }

  /** Labels by which exactly the pods of a namespace's router are found. */
  public static Map<String, String> selector(String namespace) {
    return Labels.of(OWNER_KIND, namespace, COMPONENT);
  }

  /** Whether an object with the name of one of ours is ours: marked so, and nobody else's. */
  public static boolean isOurs(HasMetadata object) {
    ObjectMeta meta = object.getMetadata();
    boolean labelled =
        meta.getLabels() != null && Labels.CAIRN.equals(meta.getLabels().get(Labels.MANAGED_BY));
    boolean controlled =
        meta.getOwnerReferences().stream()
            .anyMatch(reference -> Boolean.TRUE.equals(reference.getController()));
    return labelled
        && !controlled
        && Objects.equals(Owned.annotation(meta, Labels.OWNER), ownerKey(meta.getNamespace()));
  }

  private static String ownerKey(String namespace) {
    return OWNER_KIND + "/" + namespace;
  }
}
