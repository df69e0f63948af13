package dev.cairn.worker.net;

import dev.cairn.worker.step.Shown;
import dev.cairn.worker.step.StepFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file on an http or https server.
 *
 * @param uri as given
 * @param host name or address, without brackets
 * @param port the given one or the scheme's
 * @param tls whether the scheme is https
 */
public record HttpSource(URI uri, String host, int port, boolean tls) {
  private static final int LONGEST_NAME = 200;

  /** Whether this package can read a URI. */
  public static boolean accepts(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://");
  }

  /**
   * Reads a URI of a file.
   *
   * @throws StepFailure InvalidSpec with what to change
   */
  public static HttpSource parse(String text) throws StepFailure {
    HttpSource source = target(text);
    source.fileName();
    return source;
  }

  /** As {@link #parse}, for targets whose last segment names no file of ours. */
  public static HttpSource target(String text) throws StepFailure {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw StepFailure.invalid("a data set's uri is malformed: " + e.getReason());
    }
    HttpSource source = of(uri);
    if (uri.getRawUserInfo() != null) {
      throw StepFailure.invalid(source.shown() + " must not hold a user or a password");
    }
    if (uri.getRawFragment() != null) {
      throw StepFailure.invalid(source.shown() + " must not hold a fragment (#…)");
    }
    if (climbs(source.path())) {
      throw StepFailure.invalid(source.shown() + " must not hold \"..\" segments");
    }
    return source;
  }

  private static HttpSource of(URI uri) throws StepFailure {
    String host = uri.getHost();
    if (host == null || host.isEmpty() || host.contains("%")) {
      throw StepFailure.invalid("a data set's uri names no usable host");
    }
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    if (!tls && !"http".equalsIgnoreCase(uri.getScheme())) {
      throw StepFailure.invalid("only http and https are supported here");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    if (port == 0 || port > 65535) {
      throw StepFailure.invalid("a data set's uri has a port outside 1 to 65535");
    }
    String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new HttpSource(uri, plain, port, tls);
  }

  /** The name that the file gets here: the path's last segment, decoded. */
  public String fileName() throws StepFailure {
    String path = path();
    String name = decoded(path.substring(path.lastIndexOf('/') + 1));
    if (name.isEmpty()) {
      throw StepFailure.invalid(
          shown() + " is a directory; over http(s) only single files can be read: name the file");
    }
    boolean odd = name.chars().anyMatch(c -> c < ' ' || c > '~' || c == '/' || c == '\\');
    if (odd || name.equals(".") || name.equals("..") || name.length() > LONGEST_NAME) {
      throw StepFailure.invalid(
          "%s ends with %s, which cannot be a file's name here: use at most %d plain characters"
              .formatted(shown(), Shown.name(name), LONGEST_NAME));
    }
    return name;
  }

  /** The address for messages and reports; without the query, which may hold a signature. */
  public String shown() {
    String authority = host.contains(":") ? "[" + host + "]" : host;
    String scheme = tls ? "https" : "http";
    String shownPort = port == (tls ? 443 : 80) ? "" : ":" + port;
    return Shown.plain(scheme + "://" + authority + shownPort + path());
  }

  /** Value of the Host header. */
  String hostHeader() {
    String authority = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? 443 : 80) ? authority : authority + ":" + port;
  }

  /** Path and query as they go on the wire, ASCII only. */
  String requestTarget() {
    URI ascii = URI.create(uri.toASCIIString());
    String query = ascii.getRawQuery();
    String path = ascii.getRawPath();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private String path() {
    String path = uri.getRawPath();
    return path == null ? "" : path;
  }

  private static boolean climbs(String path) {
    for (String segment : decoded(path).split("[/\\\\]", -1)) {
      if (segment.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
