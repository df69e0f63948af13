package dev.cairn.controller.apilane;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request as the API server's authorizer sees it.
 *
 * @param verb get, list, watch, create, update, patch, delete
 * @param resource group/plural or group/plural/subresource
 * @param namespace where; null for all
 * @param name of the object; null for lists and creations
 */
record Request(String verb, String resource, @Nullable String namespace, @Nullable String name) {
  private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

  boolean isWrite() {
    return WRITES.contains(verb);
  }

  boolean isWatch() {
    return verb.equals("watch");
  }

  String right() {
    return verb + " " + resource;
  }

  boolean is(String verb, String resource) {
    return this.verb.equals(verb) && this.resource.equals(resource);
  }

  /** Reads a request's line; null for what is no resource (/version, /apis). */
  static @Nullable Request of(String method, URI uri) {
    List<String> path = List.of(uri.getPath().substring(1).split("/", -1));
    int at = path.getFirst().equals("apis") ? 3 : 2;
    if (path.size() <= at) {
      return null;
    }
    String group = at == 3 ? path.get(1) : "";
    String namespace = null;
    if (path.get(at).equals("namespaces") && path.size() > at + 2) {
      namespace = path.get(at + 1);
      at += 2;
    }
    String name = path.size() > at + 1 ? path.get(at + 1) : null;
    String subresource = path.size() > at + 2 ? "/" + path.get(at + 2) : "";
    return new Request(
        verb(method, uri, name), group + "/" + path.get(at) + subresource, namespace, name);
  }

  private static String verb(String method, URI uri, @Nullable String name) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> isWatch(uri) ? "watch" : name == null ? "list" : "get";
    };
  }

  private static boolean isWatch(URI uri) {
    return uri.getQuery() != null && uri.getQuery().contains("watch=true");
  }
}
