package dev.cairn.router.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.crds.meta.ApiMapper;
import dev.cairn.crds.serving.RevisionRole;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.RouteTable.Backend;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether a router can use a table. */
final class TablePolicy {
  private static final ObjectMapper MAPPER = ApiMapper.objectMapper();
  private static final int LEAST_PORT = 20_000;
  private static final int GREATEST_PORT = 29_999;
  private static final int WHOLE = 100;

  /** What came of reading a table. */
  sealed interface Reading {}

  /** It can be used. */
  record Usable(RouteTable table) implements Reading {}

  /** It cannot, and why. */
  record Refused(String why) implements Reading {}

  private TablePolicy() {}

  /** Reads {@code status.traffic}. */
  static Reading read(Object traffic) {
    RouteTable table;
    try {
      table = MAPPER.convertValue(traffic, RouteTable.class);
    } catch (IllegalArgumentException e) {
      return new Refused("it cannot be read: " + firstLine(e));
    }
    String why = refusal(table);
    return why == null ? new Usable(table) : new Refused(why);
  }

  /** Why a table cannot be used; null when it can. */
  static @Nullable String refusal(RouteTable table) {
    if (table.id() == null || table.id().isBlank()) {
      return "it has no id";
    }
    Integer port = table.port();
    if (port == null || port < LEAST_PORT || port > GREATEST_PORT) {
      return "its port must be " + LEAST_PORT + " to " + GREATEST_PORT + " and is " + port;
    }
    int sum = 0;
    Set<RevisionRole> roles = new HashSet<>();
    for (Backend backend : table.backends()) {
      String why = refusal(backend);
      if (why != null) {
        return why;
      }
      if (!roles.add(backend.role())) {
        return "it has two backends of role " + backend.role();
      }
      sum += backend.weight();
    }
    // All 0: nothing is ready yet.
    return sum == WHOLE || sum == 0 ? null : "its weights sum to " + sum + " and not to " + WHOLE;
  }

  private static @Nullable String refusal(Backend backend) {
    if (isMissing(backend)) {
      return "a backend lacks its role, revision, weight, service or port";
    }
    if (backend.role() == RevisionRole.UNRECOGNISED) {
      return "backend " + backend.revision() + " has a role of a newer version";
    }
    if (backend.weight() < 0 || backend.weight() > WHOLE) {
      return "backend " + backend.revision() + " has weight " + backend.weight();
    }
    return null;
  }

  /** The types promise it; what a server without our schema sends may not keep the promise. */
  private static boolean isMissing(Backend backend) {
    return Objects.isNull(backend.role())
        || Objects.isNull(backend.revision())
        || Objects.isNull(backend.weight())
        || Objects.isNull(backend.service())
        || Objects.isNull(backend.port());
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
