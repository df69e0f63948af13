package dev.cairn.controller.serving.router;

import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/**
 * The router lives as long as any service of its namespace: each service is one of its owners, none
 * of them its controller. Each reference is applied by a field manager of its own, so that no
 * service's reconciliation takes another's away, and the garbage collector does the rest.
 */
public final class RouterOwners {
  private static final String MANAGER = "cairn-router-";
  private static final int UID_DIGITS = 8;

  private RouterOwners() {}

  /** The field manager that applies a service's reference. */
  public static String manager(InferenceService service) {
    String uid = service.getMetadata().getUid();
    return MANAGER + uid.substring(0, Math.min(UID_DIGITS, uid.length()));
  }

  /**
   * What that manager applies: the reference, and nothing else.
   *
   * @param object one of the router's, which is there; the service becomes an owner of it
   */
  public static GenericKubernetesResource patch(HasMetadata object, InferenceService service) {
    GenericKubernetesResource patch = new GenericKubernetesResource();
    patch.setApiVersion(object.getApiVersion());
    patch.setKind(object.getKind());
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(object.getMetadata().getName())
            .withNamespace(object.getMetadata().getNamespace())
            .withOwnerReferences(reference(service))
            .build());
    return patch;
  }

  /** Whether an object lacks the reference, so that it must be applied. */
  public static boolean isMissing(HasMetadata object, InferenceService service) {
    String uid = service.getMetadata().getUid();
    return object.getMetadata().getOwnerReferences().stream()
        .noneMatch(reference -> reference.getUid().equals(uid));
  }

  private static OwnerReference reference(InferenceService service) {
    return new OwnerReferenceBuilder()
        .withApiVersion(service.getApiVersion())
        .withKind(service.getKind())
        .withName(service.getMetadata().getName())
        .withUid(service.getMetadata().getUid())
        .build();
  }
}
