package dev.cairn.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Marks children as ours and recognises them again. */
public final class Owned {
  private Owned() {}

  /** Metadata of a child that dies with its owner. */
  public static ObjectMetaBuilder child(HasMetadata owner, String name, String component) {
    return ownerless(owner, name, component).withOwnerReferences(reference(owner));
  }

  /** Metadata of a child that outlives its owner: found again by label and annotation only. */
  public static ObjectMetaBuilder ownerless(HasMetadata owner, String name, String component) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(Labels.of(owner.getKind(), owner.getMetadata().getName(), component))
        .withAnnotations(Map.of(Labels.OWNER, ownerKey(owner)));
  }

  /** Value of the annotation {@link Labels#OWNER}: kind/name. */
  public static String ownerKey(HasMetadata owner) {
    return owner.getKind() + "/" + owner.getMetadata().getName();
  }

  /**
   * Whether the controller of a child is this very object, an earlier one of its name, or somebody
   * else.
   */
  public static Ownership of(HasMetadata child, HasMetadata owner) {
    ObjectMeta meta = child.getMetadata();
    boolean marked = ownerKey(owner).equals(annotation(meta, Labels.OWNER));
    boolean labelled =
        meta.getLabels() != null && Labels.CAIRN.equals(meta.getLabels().get(Labels.MANAGED_BY));
    for (OwnerReference reference : meta.getOwnerReferences()) {
      if (Boolean.TRUE.equals(reference.getController())) {
        return controlledBy(reference, owner, marked, labelled);
      }
    }
    return marked && labelled
        ? new Ownership.Ours()
        : new Ownership.Foreign("no controller, and without Cairn's marks");
  }

  private static Ownership controlledBy(
      OwnerReference reference, HasMetadata owner, boolean marked, boolean labelled) {
    if (Objects.equals(reference.getUid(), owner.getMetadata().getUid())) {
      // Anybody may write an owner reference; who sets the label is guarded by a policy.
      return labelled
          ? new Ownership.Ours()
          : new Ownership.Foreign("it says whose it is, but lacks Cairn's label");
    }
    boolean sameName =
        owner.getKind().equals(reference.getKind())
            && owner.getMetadata().getName().equals(reference.getName());
    return sameName && marked
        ? new Ownership.Predecessor()
        : new Ownership.Foreign(reference.getKind() + "/" + reference.getName());
  }

  /** Objects of the kind that a child was made for, for the mapping of a child's events. */
  public static Set<ResourceID> owners(HasMetadata child, String kind) {
    String owner = annotation(child.getMetadata(), Labels.OWNER);
    String prefix = kind + "/";
    return owner != null && owner.startsWith(prefix)
        ? Set.of(
            new ResourceID(owner.substring(prefix.length()), child.getMetadata().getNamespace()))
        : Set.of();
  }

  /** Value of an annotation, or null. */
  public static @Nullable String annotation(ObjectMeta meta, String name) {
    return meta.getAnnotations() == null ? null : meta.getAnnotations().get(name);
  }

  private static OwnerReference reference(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        // false: a user without the right to set finalizers on our kind could not be blocked by it,
        // and nothing needs it.
        .withBlockOwnerDeletion(false)
        .build();
  }
}
