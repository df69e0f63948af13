package dev.cairn.router.testing;

import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.model.DataType;
import dev.cairn.crds.model.Signature;
import dev.cairn.crds.model.SignatureColumn;
import dev.cairn.crds.serving.RouteTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Route tables as they stand in a status. */
public final class Tables {
  public static final String DIGEST = "sha256:" + "a".repeat(64);

  private Tables() {}

  /** A table in which one revision gets everything, as a tree that tests may spoil. */
  public static Map<String, Object> tree(String id, int port, String revision) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", id);
    tree.put("port", port);
    tree.put("backends", new ArrayList<>(List.of(backend("Stable", revision, 100))));
    tree.put("predictPath", "/predict");
    return tree;
  }

  /** A backend of revision {@code x}: Service x, port 80, ModelVersion x-model. */
  public static Map<String, Object> backend(String role, String revision, int weight) {
    Map<String, Object> backend = new LinkedHashMap<>();
    backend.put("role", role);
    backend.put("revision", revision);
    backend.put("weight", weight);
    backend.put("service", revision);
    backend.put("port", 80);
    backend.put("modelVersion", revision + "-model");
    backend.put("artifactDigest", DIGEST);
    return backend;
  }

  /** The same as a record. */
  public static RouteTable table(String id, int port, String revision) {
    return ApiMapper.objectMapper().convertValue(tree(id, port, revision), RouteTable.class);
  }

  /** A signature with one input of that name. */
  public static Signature signature(String column) {
    return new Signature(
        List.of(new SignatureColumn(column, DataType.DOUBLE, null, null, List.of(), null, null)),
        List.of());
  }
}
