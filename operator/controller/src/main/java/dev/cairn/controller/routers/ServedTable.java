package dev.cairn.controller.routers;

import dev.cairn.crds.serving.InferenceService;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;

/**
 * What a service's counts are asked for.
 *
 * @param namespace of the InferenceService
 * @param service its name
 * @param uid its UID: a service that is made anew is another one
 * @param table id of the table that its status holds
 */
record ServedTable(String namespace, String service, String uid, String table) {
  /** Empty for a service without a table. */
  static Optional<ServedTable> of(InferenceService service) {
    ObjectMeta meta = service.getMetadata();
    return Optional.ofNullable(service.getStatus())
        .flatMap(status -> Optional.ofNullable(status.traffic()))
        .map(
            table ->
                new ServedTable(meta.getNamespace(), meta.getName(), meta.getUid(), table.id()));
  }
}
