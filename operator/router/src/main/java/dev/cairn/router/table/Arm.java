package dev.cairn.router.table;

import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.router.api.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that may get requests.
 *
 * @param backend as the table has it
 * @param endpoints ready ones
 * @param signature of its ModelVersion; null when it has none, or none is known yet
 */
public record Arm(Backend backend, List<Endpoint> endpoints, @Nullable Signature signature) {
  public Arm {
    endpoints = List.copyOf(endpoints);
  }

  /** Its role. */
  public RevisionRole role() {
    return backend.role();
  }

  /** Its name. */
  public String revision() {
    return backend.revision();
  }

  /** Share of the traffic, 0 to 100. */
  public int weight() {
    return backend.weight();
  }
}
