package dev.cairn.router.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.router.api.ServiceRoute;
import dev.cairn.router.disk.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The last routes on disk, for a start while the API server is away. */
final class RouteDisk {
  private static final Logger LOG = Logger.getLogger(RouteDisk.class.getName());

  /** Another format is left alone: the API server tells all of it again. */
  static final int FORMAT = 1;

  private static final ObjectMapper MAPPER =
      ApiMapper.objectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final StateFile file;
  private final String namespace;

  RouteDisk(Path directory, String namespace) {
    this.file = new StateFile(directory, "routes.json");
    this.namespace = namespace;
  }

  /** Replaces what is kept. */
  void write(Collection<ServiceRoute> routes) throws IOException {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("format", FORMAT);
    document.put("namespace", namespace);
    document.set("routes", MAPPER.valueToTree(routes));
    file.write(MAPPER.writeValueAsBytes(document));
  }

  /** What was kept last; empty when there is nothing that can be used, which is said in the log. */
  Optional<List<ServiceRoute>> read() {
    try {
      Optional<byte[]> content = file.read();
      return content.isEmpty() ? Optional.empty() : Optional.of(routes(content.get()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the routes on disk are not used: " + file.path(), e);
      return Optional.empty();
    }
  }

  private List<ServiceRoute> routes(byte[] content) throws IOException {
    JsonNode document = MAPPER.readTree(content);
    if (document.path("format").asInt() != FORMAT) {
      throw new IOException("their format is " + document.path("format") + ", not " + FORMAT);
    }
    if (!namespace.equals(document.path("namespace").textValue())) {
      throw new IOException("they are of namespace " + document.path("namespace"));
    }
    if (!(document.get("routes") instanceof ArrayNode routes)) {
      throw new IOException("there is no list of routes");
    }
    List<ServiceRoute> read = new ArrayList<>();
    for (JsonNode route : routes) {
      route(route).ifPresent(read::add);
    }
    return read;
  }

  private static Optional<ServiceRoute> route(JsonNode node) {
    try {
      ServiceRoute route = MAPPER.treeToValue(node, ServiceRoute.class);
      String why = isWhole(route) ? TablePolicy.refusal(route.table()) : "a part is missing";
      if (why == null) {
        return Optional.of(route);
      }
      LOG.warning("the route of " + node.path("name") + " on disk is not used: " + why);
    } catch (JsonProcessingException e) {
      LOG.log(Level.WARNING, "the route of " + node.path("name") + " on disk is not used", e);
    }
    return Optional.empty();
  }

  /** What Jackson makes of a document that lacks a part. */
  private static boolean isWhole(ServiceRoute route) {
    return Objects.nonNull(route)
        && Objects.nonNull(route.namespace())
        && Objects.nonNull(route.name())
        && Objects.nonNull(route.uid())
        && Objects.nonNull(route.table())
        && Objects.nonNull(route.signatures())
        && Objects.nonNull(route.endpoints());
  }
}
