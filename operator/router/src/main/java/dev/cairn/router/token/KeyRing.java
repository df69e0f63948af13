package dev.cairn.router.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.router.disk.StateFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's keys, kept on disk for a start while the API server is away. They are read again
 * when a token names an unknown key, and once they are an hour old, so that a key which the cluster
 * dropped is dropped here; never more than once a minute.
 */
final class KeyRing {
  private static final Logger LOG = Logger.getLogger(KeyRing.class.getName());
  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final Duration PAUSE = Duration.ofMinutes(1);
  static final Duration OLD = Duration.ofHours(1);
  static final int FORMAT = 1;

  private final KeySource source;
  private final StateFile file;
  private final InstantSource clock;
  private @Nullable ClusterKeys keys;
  private @Nullable Instant asked;
  private @Nullable Instant read;

  KeyRing(KeySource source, StateFile file, InstantSource clock) {
    this.source = source;
    this.file = file;
    this.clock = clock;
    this.keys = kept().orElse(null);
  }

  /** The keys; asks the server when they are old or not known. Null when there are none. */
  synchronized @Nullable ClusterKeys keys() {
    if (keys == null || read == null || !clock.instant().isBefore(read.plus(OLD))) {
      refresh();
    }
    return keys;
  }

  /**
   * Reads the keys again.
   *
   * @return whether they were read; false within a minute of the last attempt
   */
  synchronized boolean refresh() {
    Instant now = clock.instant();
    if (asked != null && now.isBefore(asked.plus(PAUSE))) {
      return false;
    }
    asked = now;
    try {
      ClusterKeys fresh = source.read();
      keys = fresh;
      read = now;
      keep(fresh);
      return true;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the cluster's keys were not read; the known ones stay", e);
      return false;
    }
  }

  private void keep(ClusterKeys fresh) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("format", FORMAT);
    document.put("issuer", fresh.issuer());
    document.put("keys", fresh.keys().toString()); // public parts only
    try {
      file.write(MAPPER.writeValueAsBytes(document));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the cluster's keys are not kept on disk", e);
    }
  }

  private Optional<ClusterKeys> kept() {
    try {
      Optional<byte[]> content = file.read();
      return content.isEmpty() ? Optional.empty() : Optional.of(parsed(content.get()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the keys on disk are not used: " + file.path(), e);
      return Optional.empty();
    }
  }

  private static ClusterKeys parsed(byte[] content) throws IOException {
    JsonNode document = MAPPER.readTree(content);
    String issuer = document.path("issuer").textValue();
    if (document.path("format").asInt() != FORMAT || issuer == null) {
      throw new IOException("they are of another format");
    }
    return ClusterKeys.of(issuer, document.path("keys").asText());
  }
}
