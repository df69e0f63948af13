package dev.cairn.controller.serving.router;

import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;

/** What the routers of a namespace may read: in it, and nowhere else. */
public final class RouterBindingManifest {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private RouterBindingManifest() {}

  /** The RoleBinding of the router's account to the chart's ClusterRole. */
  public static RoleBinding of(String namespace, RouterSettings.Access access) {
    return new RoleBindingBuilder()
        .withMetadata(RouterMark.metadata(namespace, RouterMark.NAME).build())
        .withNewRoleRef(RBAC, "ClusterRole", access.clusterRole())
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(RouterMark.NAME)
        .withNamespace(namespace)
        .endSubject()
        .build();
  }
}
