package dev.cairn.controller.kube;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;

/**
 * Writes a status at the resource version that it was planned from: when the object has changed
 * since, the server answers 409 and the reconciliation plans again. An equal status is never sent
 * (an equal write would come back as an event of our own, and hide a user's edit behind it).
 */
public final class StatusWriter {
  private final KubernetesClient client;

  public StatusWriter(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Writes the status when it differs.
   *
   * @param planned the object as the plan saw it; left untouched
   * @param status the whole new status
   * @return whether a request was made
   * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 409 when the object
   *     changed meanwhile
   */
  public <T, R extends CustomResource<?, T>> boolean write(R planned, T status) {
    if (Objects.equals(planned.getStatus(), status)) {
      return false;
    }
    R copy = client.getKubernetesSerialization().clone(planned);
    copy.setStatus(status);
    client
        .resource(copy)
        .lockResourceVersion(planned.getMetadata().getResourceVersion())
        .updateStatus();
    return true;
  }
}
