package dev.cairn.controller.serving.router;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** Who the routers of a namespace are to the API server. */
public final class RouterAccountManifest {
  private RouterAccountManifest() {}

  /** The ServiceAccount; pods get its token only where they ask for it. */
  public static ServiceAccount of(String namespace) {
    return new ServiceAccountBuilder()
        .withMetadata(RouterMark.metadata(namespace, RouterMark.NAME).build())
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
