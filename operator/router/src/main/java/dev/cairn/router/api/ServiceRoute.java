package dev.cairn.router.api;

import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.RouteTable;
import java.util.List;
import java.util.Map;

/**
 * One service as the router is to serve it.
 *
 * @param namespace of the InferenceService
 * @param name of the InferenceService
 * @param uid its UID
 * @param table how requests are split; its port is not null
 * @param signatures by name of the ModelVersion; those that are not known yet are left out
 * @param endpoints ready ones, by {@code backend.service()}
 */
public record ServiceRoute(
    String namespace,
    String name,
    String uid,
    RouteTable table,
    Map<String, Signature> signatures,
    Map<String, List<Endpoint>> endpoints) {
  public ServiceRoute {
    signatures = Map.copyOf(signatures);
    endpoints = Map.copyOf(endpoints);
  }
}
