package dev.cairn.router.source;

import dev.cairn.crds.model.Signature;
import dev.cairn.crds.serving.RouteTable;
import dev.cairn.crds.serving.RouteTable.Backend;
import dev.cairn.router.source.Versions.SeenVersion;
import dev.cairn.router.source.Versions.VersionUnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of the versions that tables name, and of no others. An artifact's signature never
 * changes, so it is read once; one that is missing is asked for again after 5, 10, 20 … and then
 * every 300 s. For one thread.
 */
final class Signatures {
  private static final Logger LOG = Logger.getLogger(Signatures.class.getName());
  static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Versions versions;
  private final InstantSource clock;
  private final Map<Key, Signature> known = new HashMap<>();
  private final Map<Key, Wait> missing = new HashMap<>();

  /** A version with its artifact: a version that is made anew may have another one. */
  private record Key(String version, @Nullable String digest) {}

  private record Wait(Instant until, Duration length) {}

  Signatures(Versions versions, InstantSource clock) {
    this.versions = versions;
    this.clock = clock;
  }

  /** Takes what was known when the disk was written. */
  void remember(RouteTable table, Map<String, Signature> signatures) {
    for (Backend backend : table.backends()) {
      Signature signature = signatures.get(backend.modelVersion());
      if (backend.modelVersion() != null && signature != null) {
        known.put(new Key(backend.modelVersion(), backend.artifactDigest()), signature);
      }
    }
  }

  /** Signatures of a table's versions by the version's name; may ask the server. */
  Map<String, Signature> of(RouteTable table) {
    Map<String, Signature> signatures = new HashMap<>();
    for (Key key : keys(table)) {
      Signature signature = known.computeIfAbsent(key, this::ask);
      if (signature != null) {
        signatures.put(key.version(), signature);
      }
    }
    return Map.copyOf(signatures);
  }

  /** Forgets what none of these tables names. */
  void retain(Collection<RouteTable> tables) {
    Set<Key> named =
        tables.stream().flatMap(table -> keys(table).stream()).collect(Collectors.toSet());
    known.keySet().retainAll(named);
    missing.keySet().retainAll(named);
  }

  /** How long until a missing one is asked for again; null when none is missing. */
  @Nullable Duration next() {
    Instant now = clock.instant();
    return missing.values().stream()
        .map(wait -> Duration.between(now, wait.until()))
        .min(Duration::compareTo)
        .map(rest -> rest.isNegative() ? Duration.ZERO : rest)
        .orElse(null);
  }

  private @Nullable Signature ask(Key key) {
    Instant now = clock.instant();
    Wait wait = missing.get(key);
    if (wait != null && now.isBefore(wait.until())) {
      return null;
    }
    Signature signature = read(key);
    if (signature == null) {
      Duration length = wait == null ? FIRST_WAIT : longer(wait.length());
      missing.put(key, new Wait(now.plus(length), length));
    } else {
      missing.remove(key);
    }
    return signature;
  }

  private @Nullable Signature read(Key key) {
    try {
      SeenVersion seen = versions.read(key.version());
      if (seen == null) {
        return null;
      }
      boolean same = key.digest() == null || key.digest().equals(seen.digest());
      return same ? seen.signature() : null;
    } catch (VersionUnreadableException e) {
      LOG.log(Level.WARNING, "the signature of " + key.version() + " is not known", e);
      return null;
    }
  }

  private static Duration longer(Duration length) {
    Duration twice = length.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
  }

  private static Set<Key> keys(RouteTable table) {
    return table.backends().stream()
        .filter(backend -> backend.modelVersion() != null)
        .map(backend -> new Key(String.valueOf(backend.modelVersion()), backend.artifactDigest()))
        .collect(Collectors.toSet());
  }
}
