package dev.cairn.controller.apilane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;

/** A request of somebody, as a dry run: it is judged like any other and may be made again. */
@FunctionalInterface
interface Wish {
  /** Makes the request. */
  void ask(KubernetesClient client, String namespace);

  static Wish create(String yaml) {
    return (client, namespace) ->
        client.resource(yaml).inNamespace(namespace).dryRun(true).create();
  }

  /** A JSON merge patch. */
  static Wish change(HasMetadata object, String patch) {
    return (client, namespace) ->
        client.resource(object).inNamespace(namespace).patch(dryMerge(), patch);
  }

  /** A JSON merge patch of a subresource. */
  static Wish change(HasMetadata object, String subresource, String patch) {
    return (client, namespace) ->
        client
            .resource(object)
            .inNamespace(namespace)
            .subresource(subresource)
            .patch(dryMerge(), patch);
  }

  static Wish delete(HasMetadata object) {
    return (client, namespace) ->
        client.resource(object).inNamespace(namespace).dryRun(true).delete();
  }

  /** Deletes all of a kind in one request. */
  static Wish deleteAll(String groupVersion, String resources) {
    return (client, namespace) ->
        client.raw(
            "/apis/%s/namespaces/%s/%s?dryRun=All".formatted(groupVersion, namespace, resources),
            "DELETE",
            "{}");
  }

  private static PatchContext dryMerge() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.JSON_MERGE)
        .withDryRun(List.of("All"))
        .build();
  }
}
