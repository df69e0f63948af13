package dev.cairn.router.upstream;

import io.vertx.core.MultiMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers pass. */
public final class Forwarded {
  /** Those of one connection (RFC 9110 §7.6.1), and what we frame and await ourselves. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "http2-settings");

  private static final Pattern COMMA = Pattern.compile(",");

  private Forwarded() {}

  /** All but those of the connection, and those that it names itself. */
  public static MultiMap of(MultiMap headers) {
    Set<String> named = named(headers);
    MultiMap passing = MultiMap.caseInsensitiveMultiMap();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OF_CONNECTION.contains(name) && !named.contains(name) && !name.startsWith(":")) {
        passing.add(name, header.getValue());
      }
    }
    return passing;
  }

  private static Set<String> named(MultiMap headers) {
    Set<String> names = new HashSet<>();
    for (String value : headers.getAll("connection")) {
      COMMA
          .splitAsStream(value)
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .forEach(names::add);
    }
    return names;
  }
}
