package dev.cairn.controller.work;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.List;

/** Changes Jobs that exist. */
public final class JobWriter {
  private final KubernetesClient client;

  public JobWriter(KubernetesClient client) {
    this.client = client;
  }

  /** Changes Jobs. One that is gone, or is another one by now, needs no change. */
  public void change(String namespace, List<JobChange> changes) {
    for (JobChange change : changes) {
      String patch =
          "{\"metadata\":{\"uid\":\"%s\"},\"spec\":{\"%s\":%s}}"
              .formatted(change.uid(), change.field(), change.value());
      try {
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace)
            .withName(change.job())
            .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
            && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
      }
    }
  }
}
